package dev.entrega.local.aws.integration;

import dev.entrega.local.aws.sqs.OutgoingMessage;
import dev.entrega.local.aws.sqs.OutgoingMessage.FifoOrder;
import dev.entrega.local.aws.sqs.Queues;
import dev.entrega.local.aws.sqs.SendFields;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code sqs:sendMessage}. */
final class SqsTasks {

  private final Queues queues;

  SqsTasks(Queues queues) {
    this.queues = queues;
  }

  /** A body that is no text is sent as JSON. */
  JsonNode sendMessage(JsonNode node) throws TaskFailed, InterruptedException {
    var arguments = new Arguments("SQS", node);
    arguments.allowOnly(SendFields.NAMES);
    var queue = Queues.name(arguments.required("QueueUrl"));
    try {
      var message =
          new OutgoingMessage(
              arguments.required("MessageBody"),
              SendFields.attributes(node.get("MessageAttributes")),
              arguments.integer("DelaySeconds"),
              order(arguments));
      var receipt = SendFields.receipt(queues.send(queue, message));
      return Arguments.answer(200).setAll(receipt);
    } catch (AwsError e) {
      throw arguments.failed(e);
    }
  }

  private static @Nullable FifoOrder order(Arguments arguments) {
    var group = arguments.text("MessageGroupId");
    return group == null ? null : new FifoOrder(group, arguments.text("MessageDeduplicationId"));
  }
}
