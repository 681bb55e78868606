package dev.entrega.cli.subscriptions;

import dev.entrega.cli.endpoints.AwsFault;
import dev.entrega.messaging.topology.Topology;
import java.util.HashMap;
import java.util.List;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.Topic;

/** The topic of every change of status, which is found by its name. */
final class OrderStatusTopic {

  private static final String PENDING = "PendingConfirmation";

  private final SnsClient sns;

  OrderStatusTopic(SnsClient sns) {
    this.sns = sns;
  }

  /** Returns the ARN of the subscription, which may still have to be confirmed. */
  String subscribe(Protocol protocol, String endpoint, StatusFilter filter, boolean raw)
      throws AwsFault {
    var attributes = new HashMap<String, String>();
    if (!filter.isEverything()) {
      attributes.put("FilterPolicy", filter.policy());
    }
    if (raw) {
      attributes.put("RawMessageDelivery", "true");
    }
    var topic = arn();
    try {
      return sns.subscribe(request ->
              request
                  .topicArn(topic)
                  .protocol(protocol.name())
                  .endpoint(endpoint)
                  .attributes(attributes)
                  .returnSubscriptionArn(true))
          .subscriptionArn();
    } catch (SnsException refused) {
      throw fault("to subscribe " + endpoint, refused);
    }
  }

  void unsubscribe(String arn) throws AwsFault {
    try {
      sns.unsubscribe(request -> request.subscriptionArn(arn));
    } catch (SnsException refused) {
      throw fault("to end " + arn, refused);
    }
  }

  List<Subscription> subscriptions() throws AwsFault {
    var topic = arn();
    try {
      return sns
          .listSubscriptionsByTopicPaginator(request -> request.topicArn(topic))
          .subscriptions()
          .stream()
          .toList();
    } catch (SnsException refused) {
      throw fault("to list subscriptions", refused);
    }
  }

  /** The filter policy, {@code everything}, or that it is still to be confirmed. */
  String filterOf(Subscription subscription) {
    if (subscription.subscriptionArn().startsWith(PENDING)) {
      return "to be confirmed";
    }
    try {
      var attributes =
          sns.getSubscriptionAttributes(
                  request -> request.subscriptionArn(subscription.subscriptionArn()))
              .attributes();
      return "true".equals(attributes.get("PendingConfirmation"))
          ? "to be confirmed"
          : attributes.getOrDefault("FilterPolicy", "everything");
    } catch (SnsException refused) {
      return code(refused);
    }
  }

  private String arn() throws AwsFault {
    try {
      return sns.listTopicsPaginator().topics().stream()
          .map(Topic::topicArn)
          .filter(arn -> arn.endsWith(":" + Topology.ORDER_STATUS))
          .findFirst()
          .orElseThrow(() ->
              new AwsFault(
                  "Expected an SNS topic %s, but there is none here"
                      .formatted(Topology.ORDER_STATUS),
                  new IllegalStateException("no topic")));
    } catch (SnsException refused) {
      throw fault("to list topics", refused);
    }
  }

  private static AwsFault fault(String what, SnsException refused) {
    var details = refused.awsErrorDetails();
    var message = details == null ? refused.getMessage() : details.errorMessage();
    return new AwsFault("Expected %s, but %s: %s".formatted(what, code(refused), message), refused);
  }

  private static String code(SnsException refused) {
    var details = refused.awsErrorDetails();
    return details == null ? "SNS answered " + refused.statusCode() : details.errorCode();
  }
}
