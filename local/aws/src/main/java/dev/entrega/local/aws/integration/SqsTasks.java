package dev.entrega.local.aws.integration;

import dev.entrega.local.aws.sqs.OutgoingMessage;
import dev.entrega.local.aws.sqs.OutgoingMessage.FifoOrder;
import dev.entrega.local.aws.sqs.Queues;
import dev.entrega.local.aws.sqs.SendFields;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code sqs:sendMessage}. */
final class SqsTasks {

  private final Queues queues;
  private final Clock clock;

  SqsTasks(Queues queues, Clock clock) {
    this.queues = queues;
    this.clock = clock;
  }

  Action sendMessage() {
    return Action.of(SendFields.NAMES, Set.of("QueueUrl", "MessageBody"), this::sendMessage);
  }

  /** A body that is no text is sent as JSON. */
  private JsonNode sendMessage(JsonNode node) throws TaskFailed, InterruptedException {
    var arguments = new Arguments("SQS", node);
    try {
      var message =
          new OutgoingMessage(
              required(arguments, "MessageBody"),
              SendFields.attributes(node.get("MessageAttributes")),
              arguments.integer("DelaySeconds"),
              order(arguments));
      var queue = Queues.name(required(arguments, "QueueUrl"));
      return Voice.json(SendFields.receipt(queues.send(queue, message)), clock);
    } catch (AwsError e) {
      throw Voice.SQS.failed(e);
    }
  }

  private static String required(Arguments arguments, String name) {
    var text = arguments.text(name);
    if (text == null) {
      throw AwsError.badRequest(
          "MissingParameter", "The request must contain the parameter " + name + ".");
    }
    return text;
  }

  private static @Nullable FifoOrder order(Arguments arguments) {
    var group = arguments.text("MessageGroupId");
    return group == null ? null : new FifoOrder(group, arguments.text("MessageDeduplicationId"));
  }
}
