package dev.entrega.stories;

import dev.entrega.local.stepfunctions.integration.Integration;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The task queues: what was sent lies here until the story has it delivered, in whichever order,
 * and as often as it likes.
 */
final class Wires {

  private static final JsonMapper JSON = new JsonMapper();

  private final Faults faults;
  private final List<Sent> tasks = new ArrayList<>();

  /**
   * A task in its queue.
   *
   * @param queue its name
   * @param body the envelope
   */
  record Sent(String queue, JsonNode body) {

    /** What is to be done. */
    String name() {
      return body.get("task").stringValue();
    }

    String orderId() {
      return body.get("orderId").stringValue();
    }

    @Override
    public String toString() {
      return name() + " of " + orderId();
    }
  }

  Wires(Faults faults) {
    this.faults = faults;
  }

  /** All tasks ever sent in the story, in order. */
  List<Sent> tasks() {
    return tasks;
  }

  void forget() {
    tasks.clear();
  }

  /** {@code sqs:sendMessage} as the workflows call it. */
  Integration sending() {
    return failing(
        "SQS.SdkClientException",
        arguments -> {
          var url = arguments.get("QueueUrl").stringValue();
          tasks.add(
              new Sent(url.substring(url.lastIndexOf('/') + 1), arguments.get("MessageBody")));
          return JSON.createObjectNode().put("MessageId", "m-" + tasks.size());
        });
  }

  /** An integration that fails when the dice say so. */
  Integration failing(String error, Integration otherwise) {
    return arguments -> {
      var fate = faults.next();
      if (fate != Faults.Fate.LOST) {
        var answer = otherwise.call(arguments);
        if (fate == Faults.Fate.MADE) {
          return answer;
        }
      }
      throw new TaskFailed(error, "for the story");
    };
  }

  /** {@code describeExecution}, whose reads may also lag: then it tells what was so before. */
  Integration lagging(Integration otherwise) {
    return arguments ->
        switch (faults.next()) {
          case MADE -> otherwise.call(arguments);
          case LOST -> throw new TaskFailed("Sfn.SdkClientException", "for the story");
          case UNHEARD -> {
            var found = (ObjectNode) otherwise.call(arguments);
            if (found.get("Status").stringValue().equals("RUNNING")) {
              throw new TaskFailed("Sfn.ExecutionDoesNotExistException", "for the story");
            }
            yield found.put("Status", "RUNNING");
          }
        };
  }
}
