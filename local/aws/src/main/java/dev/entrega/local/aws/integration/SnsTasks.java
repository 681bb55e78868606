package dev.entrega.local.aws.integration;

import dev.entrega.local.aws.sns.Publication;
import dev.entrega.local.aws.sns.Sns;
import dev.entrega.local.aws.sns.Target;
import dev.entrega.local.aws.sqs.SendFields;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.aws.wire.RequestIds;
import dev.entrega.local.aws.wire.Xml;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code sns:publish}. */
final class SnsTasks {

  private static final Set<String> PUBLISH =
      Set.of(
          "TopicArn",
          "TargetArn",
          "PhoneNumber",
          "Message",
          "Subject",
          "MessageStructure",
          "MessageAttributes");
  private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";

  private final Sns sns;
  private final Clock clock;

  SnsTasks(Sns sns, Clock clock) {
    this.sns = sns;
    this.clock = clock;
  }

  Action publish() {
    return Action.of(PUBLISH, Set.of("Message"), this::publish);
  }

  /** A message that is no text is sent as JSON. */
  private JsonNode publish(JsonNode node) throws TaskFailed, InterruptedException {
    var arguments = new Arguments("SNS", node);
    try {
      var target =
          Target.of(
              arguments.text("TopicArn"),
              arguments.text("TargetArn"),
              arguments.text("PhoneNumber"));
      var publication =
          Publication.of(
              Objects.requireNonNullElse(arguments.text("Message"), ""),
              arguments.text("MessageStructure"),
              arguments.text("Subject"),
              SendFields.attributes(node.get("MessageAttributes")));
      var messageId = sns.publish(target, publication);
      var wire =
          Xml.reply(
              NAMESPACE, "Publish", RequestIds.next(), xml -> xml.put("MessageId", messageId));
      return Voice.metadata("text/xml", new String(wire.body(), StandardCharsets.UTF_8), clock)
          .with(Json.MAPPER.createObjectNode().put("MessageId", messageId));
    } catch (AwsError e) {
      throw Voice.SNS.failed(e);
    }
  }
}
