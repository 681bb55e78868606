package dev.entrega.local.launcher.model;

import dev.entrega.local.stepfunctions.integration.Integration;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The task queues and the topic: what was sent lies here until the story has it delivered, in
 * whichever order, and as often as it likes.
 */
final class Wires {

  private static final JsonMapper JSON = new JsonMapper();

  private final Faults faults;
  private final List<Sent> tasks = new ArrayList<>();
  private final List<JsonNode> changes = new ArrayList<>();

  /**
   * A task in its queue.
   *
   * @param queue its name
   * @param body the envelope
   */
  record Sent(String queue, JsonNode body) {

    String orderId() {
      return body.get("orderId").stringValue();
    }

    @Override
    public String toString() {
      return body.get("task").stringValue() + " of " + orderId();
    }
  }

  Wires(Faults faults) {
    this.faults = faults;
  }

  /** All tasks ever sent in the story, in order. */
  List<Sent> tasks() {
    return tasks;
  }

  /** All changes of status ever published in the story, in order. */
  List<JsonNode> changes() {
    return changes;
  }

  void forget() {
    tasks.clear();
    changes.clear();
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

  /** {@code sns:publish} as the workflows call it. */
  Integration publishing() {
    return failing(
        "SNS.SdkClientException",
        arguments -> {
          changes.add(JSON.readTree(arguments.at("/Message/sqs").stringValue()));
          return JSON.createObjectNode().put("MessageId", "m-" + changes.size());
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

  /** The topic as the services publish to it. */
  SnsClient topic() {
    return new SnsClient() {

      @Override
      public PublishResponse publish(PublishRequest request) {
        var fate = faults.next();
        if (fate != Faults.Fate.LOST) {
          changes.add(JSON.readTree(JSON.readTree(request.message()).get("sqs").stringValue()));
        }
        if (fate != Faults.Fate.MADE) {
          throw SdkClientException.create("Expected SNS to answer, but it did not");
        }
        return PublishResponse.builder().messageId("m-" + changes.size()).build();
      }

      @Override
      public String serviceName() {
        return SERVICE_NAME;
      }

      @Override
      public void close() {
        // nothing is open
      }
    };
  }
}
