package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.wire.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The JSON around a message that is not delivered raw. */
final class Envelope {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Envelope() {}

  static String of(
      Subscription subscription, Publication publication, String messageId, Instant at) {
    var envelope = Json.MAPPER.createObjectNode();
    envelope.put("Type", "Notification");
    envelope.put("MessageId", messageId);
    envelope.put("TopicArn", subscription.topic().arn());
    if (publication.subject() != null) {
      envelope.put("Subject", publication.subject());
    }
    envelope.put("Message", publication.body(subscription.delivery().protocol()));
    envelope.put("Timestamp", MILLIS.format(at));
    envelope.put("SignatureVersion", "1");
    envelope.put("Signature", "unsigned");
    envelope.put("SigningCertURL", "https://sns.invalid/none.pem");
    envelope.put("UnsubscribeURL", "https://sns.invalid/?SubscriptionArn=" + subscription.arn());
    if (!publication.attributes().isEmpty()) {
      var attributes = envelope.putObject("MessageAttributes");
      publication
          .attributes()
          .forEach((name, attribute) ->
              attributes
                  .putObject(name)
                  .put("Type", attribute.dataType())
                  .put("Value", attribute.value()));
    }
    return envelope.toString();
  }
}
