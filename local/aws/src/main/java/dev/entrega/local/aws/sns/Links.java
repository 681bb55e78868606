package dev.entrega.local.aws.sns;

import java.net.URI;

/**
 * The links in messages, all to this endpoint.
 *
 * @param base scheme, host and port
 */
record Links(URI base) {

  String confirm(String topicArn, String token) {
    return base + "/?Action=ConfirmSubscription&TopicArn=" + topicArn + "&Token=" + token;
  }

  String unsubscribe(String subscriptionArn) {
    return base + "/?Action=Unsubscribe&SubscriptionArn=" + subscriptionArn;
  }

  String to(String path) {
    return base + path;
  }
}
