package dev.entrega.asl;

import dev.entrega.local.stepfunctions.Location;
import dev.entrega.local.stepfunctions.Ports;
import dev.entrega.local.stepfunctions.StepFunctions;
import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionOutput;
import dev.entrega.local.stepfunctions.api.GetExecutionHistoryInput;
import dev.entrega.local.stepfunctions.api.SendTaskFailureInput;
import dev.entrega.local.stepfunctions.api.SendTaskHeartbeatInput;
import dev.entrega.local.stepfunctions.api.SendTaskSuccessInput;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.api.StopExecutionInput;
import dev.entrega.local.stepfunctions.integration.Integration;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import dev.entrega.local.stepfunctions.time.SteppedTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One order's workflows and everything around them: a topic, the queues of the workers and a
 * function, all of which only write down what they are asked, and a clock that is moved by hand.
 */
final class World implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String EXECUTIONS =
      "arn:aws:states:us-east-1:000000000000:execution:order-delivery";

  private final SteppedTime time = new SteppedTime();
  private final List<JsonNode> published = new ArrayList<>();
  private final List<JsonNode> sent = new ArrayList<>();
  private final List<JsonNode> invoked = new ArrayList<>();
  private final Map<String, Deque<TaskFailed>> failures = new HashMap<>();
  private final OwnExecutions ownExecutions = new OwnExecutions(this::stepFunctions);
  private final StepFunctions stepFunctions;
  private final String deliveries;
  private final String cancellations;
  private String executionArn = "";
  private String cancellationArn = "";

  World() {
    stepFunctions =
        new StepFunctions(
            Location.LOCAL,
            new Integrations(
                Map.of(
                    "sns:publish", recording("sns", published, "{\"MessageId\": \"m\"}"),
                    "sqs:sendMessage", recording("sqs", sent, "{\"MessageId\": \"m\"}"),
                    "aws-sdk:sfn:describeExecution",
                        failingAtTimes("describe", ownExecutions::describe),
                    "aws-sdk:sfn:stopExecution", failingAtTimes("stop", ownExecutions::stop),
                    "lambda:invoke",
                        recording(
                            "lambda",
                            invoked,
                            """
                            {"StatusCode": 200, "ExecutedVersion": "$LATEST",
                             "Payload": {"cents": 2440, "band": "local", "days": 4,
                                         "itemsCents": 7980, "totalCents": 10420}}
                            """)),
                Integrations.none().functionByArn()),
            Ports.inMemory(time));
    deliveries = machine("order-delivery");
    cancellations = machine("order-cancellation");
  }

  private String machine(String name) {
    return stepFunctions
        .createStateMachine(
            new CreateStateMachineInput(
                name,
                definition(name),
                "arn:aws:iam::000000000000:role/" + name,
                StateMachineType.STANDARD,
                null,
                null))
        .stateMachineArn();
  }

  private StepFunctions stepFunctions() {
    return stepFunctions;
  }

  /** Starts the order's execution, as the bridge does. */
  World place(Order order) {
    executionArn =
        stepFunctions
            .startExecution(
                new StartExecutionInput(deliveries, order.id(), order.input().toString(), null))
            .executionArn();
    time.settle();
    return this;
  }

  /** Starts the execution that cancels an order, as the bridge does. */
  World cancel(Order order) {
    return cancel(order, "{\"orderId\": \"%s\", \"reason\": \"customer\"}".formatted(order.id()));
  }

  World cancel(Order order, String cancellation) {
    cancellationArn =
        stepFunctions
            .startExecution(
                new StartExecutionInput(
                    cancellations,
                    order.id(),
                    "{\"cancellation\": %s, \"trace\": {}}".formatted(cancellation),
                    null))
            .executionArn();
    time.settle();
    return this;
  }

  /** The definition as it lies in the repository, with its substitutions' names as their values. */
  static String definition(String name) {
    try {
      return Files.readString(Path.of(name + ".asl.json"))
          .replace("${OrderDeliveryExecutions}", EXECUTIONS)
          .replaceAll("\\$\\{([A-Za-z]+)}", "arn:$1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The service's next answers are these errors. */
  World failing(String service, int times, String error) {
    var queue = failures.computeIfAbsent(service, _ -> new ArrayDeque<>());
    for (var i = 0; i < times; i++) {
      queue.add(new TaskFailed(error, "for a test"));
    }
    return this;
  }

  World advance(Duration duration) {
    time.advance(duration);
    return this;
  }

  /** Answers the latest task, which must have that name. */
  World succeed(String task, String output) {
    stepFunctions.sendTaskSuccess(new SendTaskSuccessInput(token(task), output));
    time.settle();
    return this;
  }

  World fail(String task, String error) {
    stepFunctions.sendTaskFailure(new SendTaskFailureInput(token(task), error, "for a test"));
    time.settle();
    return this;
  }

  World heartbeat(String task) {
    stepFunctions.sendTaskHeartbeat(new SendTaskHeartbeatInput(token(task)));
    return this;
  }

  /** Whether an execution is there and how it stands is seen only after so many looks more. */
  World reading(String... firstSays) {
    ownExecutions.firstSays(firstSays);
    return this;
  }

  /** Answers a task that is not the latest. */
  void succeedLate(JsonNode task, String output) {
    stepFunctions.sendTaskSuccess(
        new SendTaskSuccessInput(task.get("taskToken").stringValue(), output));
  }

  /** What came to the topic, as SNS was asked to publish it. */
  List<JsonNode> published() {
    return published;
  }

  /** The changes of status, as a queue that subscribes raw sees them. */
  List<JsonNode> changes() {
    return published.stream()
        .map(message -> JSON.readTree(message.at("/Message/sqs").stringValue()))
        .toList();
  }

  List<String> statuses() {
    return changes().stream().map(change -> change.get("status").stringValue()).toList();
  }

  /** The tasks, as a worker sees them. */
  List<JsonNode> tasks() {
    return sent.stream().map(message -> message.get("MessageBody")).toList();
  }

  List<String> taskNames() {
    return tasks().stream().map(task -> task.get("task").stringValue()).toList();
  }

  /** The queues, one for each task. */
  List<String> queues() {
    return sent.stream().map(message -> message.get("QueueUrl").stringValue()).toList();
  }

  /** What the function was called with. */
  List<JsonNode> invoked() {
    return invoked;
  }

  DescribeExecutionOutput execution() {
    return stepFunctions.describeExecution(new DescribeExecutionInput(executionArn));
  }

  DescribeExecutionOutput cancellation() {
    return stepFunctions.describeExecution(new DescribeExecutionInput(cancellationArn));
  }

  /** How many events the cancellation has so far. */
  long eventsOfCancellation() {
    return stepFunctions
        .getExecutionHistory(new GetExecutionHistoryInput(cancellationArn, 1, true, null, null))
        .events()
        .getFirst()
        .id();
  }

  /** Stops the order's execution by hand. */
  World stop() {
    stepFunctions.stopExecution(new StopExecutionInput(executionArn, null, null));
    time.settle();
    return this;
  }

  @Override
  public void close() {
    stepFunctions.close();
  }

  private String token(String task) {
    var latest = tasks().getLast();
    if (!latest.get("task").stringValue().equals(task)) {
      throw new AssertionError("Expected the task " + task + ", but the latest is " + latest);
    }
    return latest.get("taskToken").stringValue();
  }

  private Integration recording(String service, List<JsonNode> record, String answer) {
    return failingAtTimes(
        service,
        arguments -> {
          record.add(arguments);
          return JSON.readTree(answer);
        });
  }

  private Integration failingAtTimes(String service, Integration otherwise) {
    return arguments -> {
      var failure = failures.computeIfAbsent(service, _ -> new ArrayDeque<>()).poll();
      if (failure != null) {
        throw failure;
      }
      return otherwise.call(arguments);
    };
  }
}
