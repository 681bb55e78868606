package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.sns.signing.Signer;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.aws.wire.RequestIds;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * The signed JSON around a message that is not delivered raw ("HTTP/HTTPS headers and JSON format"
 * in AWS's developer guide).
 *
 * @param signer signs
 * @param links in it
 */
record Envelope(Signer signer, Links links) {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** What a confirmation is about. */
  enum Question {
    SUBSCRIBE(
        "SubscriptionConfirmation",
        """
        You have chosen to subscribe to the topic %s.
        To confirm the subscription, visit the SubscribeURL included in this message.\
        """),
    UNSUBSCRIBE(
        "UnsubscribeConfirmation",
        """
        You have chosen to deactivate subscription %s.
        To cancel this operation and restore the subscription, visit the SubscribeURL included in \
        this message.\
        """);

    private final String type;
    private final String text;

    Question(String type, String text) {
      this.type = type;
      this.text = text;
    }

    String type() {
      return type;
    }

    private String text(Subscription subscription) {
      return text.formatted(this == SUBSCRIBE ? subscription.topic().arn() : subscription.arn());
    }
  }

  /** A message for whoever takes it from a queue, from a web server or from a mail. */
  String notification(Subscription subscription, Notice notice) {
    var fields = fields("Notification", notice.messageId(), subscription, notice.at());
    fields.put("Message", notice.publication().body(subscription.delivery().protocol()));
    var subject = notice.publication().subject();
    if (subject != null) {
      fields.put("Subject", subject);
    }
    var json = signed(subscription, fields, "SigningCertURL");
    json.put("UnsubscribeURL", links.unsubscribe(subscription.arn()));
    if (!notice.publication().attributes().isEmpty()) {
      json.set("MessageAttributes", attributes(notice.publication()));
    }
    return json.toString();
  }

  /** A message for a function, with AWS's other spelling of three fields. */
  String event(Subscription subscription, Notice notice) {
    var fields = fields("Notification", notice.messageId(), subscription, notice.at());
    fields.put("Message", notice.publication().body(subscription.delivery().protocol()));
    var subject = notice.publication().subject();
    if (subject != null) {
      fields.put("Subject", subject);
    }
    var sns = signed(subscription, fields, "SigningCertUrl");
    sns.put("Subject", subject);
    sns.put("UnsubscribeUrl", links.unsubscribe(subscription.arn()));
    sns.set("MessageAttributes", attributes(notice.publication()));
    var event = Json.MAPPER.createObjectNode();
    event
        .putArray("Records")
        .addObject()
        .put("EventSource", "aws:sns")
        .put("EventVersion", "1.0")
        .put("EventSubscriptionArn", subscription.arn())
        .set("Sns", sns);
    return event.toString();
  }

  /** Asks the subscriber whether it wants to be one. */
  Confirmation confirmation(
      Question question, Subscription subscription, String token, Instant at) {
    var messageId = RequestIds.next();
    var fields = fields(question.type(), messageId, subscription, at);
    fields.put("Token", token);
    fields.put("Message", question.text(subscription));
    fields.put("SubscribeURL", links.confirm(subscription.topic().arn(), token));
    return new Confirmation(
        question.type(), messageId, signed(subscription, fields, "SigningCertURL").toString());
  }

  /**
   * A confirmation that is ready to be sent.
   *
   * @param type of message
   * @param messageId of it
   * @param json the message
   */
  record Confirmation(String type, String messageId, String json) {}

  private static Map<String, String> fields(
      String type, String messageId, Subscription subscription, Instant at) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("Type", type);
    fields.put("MessageId", messageId);
    fields.put("TopicArn", subscription.topic().arn());
    fields.put("Timestamp", MILLIS.format(at));
    return fields;
  }

  private ObjectNode signed(Subscription subscription, Map<String, String> fields, String url) {
    var version = subscription.topic().attributes().signatureVersion();
    var json = Json.MAPPER.createObjectNode();
    fields.forEach(json::put);
    return json.put("SignatureVersion", version)
        .put("Signature", signer.sign(fields, version))
        .put(url, links.to(signer.path()));
  }

  private static ObjectNode attributes(Publication publication) {
    var attributes = Json.MAPPER.createObjectNode();
    publication
        .attributes()
        .forEach((name, attribute) ->
            attributes
                .putObject(name)
                .put("Type", attribute.dataType())
                .put("Value", attribute.value()));
    return attributes;
  }
}
