package dev.entrega.local.aws.integration;

import dev.entrega.local.aws.sns.Publication;
import dev.entrega.local.aws.sns.Sns;
import dev.entrega.local.aws.sns.Target;
import dev.entrega.local.aws.sqs.SendFields;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
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

  private final Sns sns;

  SnsTasks(Sns sns) {
    this.sns = sns;
  }

  /** A message that is no text is sent as JSON. */
  JsonNode publish(JsonNode node) throws TaskFailed, InterruptedException {
    var arguments = new Arguments("SNS", node);
    arguments.allowOnly(PUBLISH);
    try {
      var target =
          Target.of(
              arguments.text("TopicArn"),
              arguments.text("TargetArn"),
              arguments.text("PhoneNumber"));
      var publication =
          Publication.of(
              arguments.required("Message"),
              arguments.text("MessageStructure"),
              arguments.text("Subject"),
              SendFields.attributes(node.get("MessageAttributes")));
      var messageId = sns.publish(target, publication);
      return Arguments.answer(200).put("MessageId", messageId);
    } catch (AwsError e) {
      throw arguments.failed(e);
    }
  }
}
