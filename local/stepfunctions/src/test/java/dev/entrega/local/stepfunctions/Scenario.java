package dev.entrega.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionOutput;
import dev.entrega.local.stepfunctions.api.GetExecutionHistoryInput;
import dev.entrega.local.stepfunctions.api.RedriveExecutionInput;
import dev.entrega.local.stepfunctions.api.SendTaskFailureInput;
import dev.entrega.local.stepfunctions.api.SendTaskHeartbeatInput;
import dev.entrega.local.stepfunctions.api.SendTaskSuccessInput;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.api.StopExecutionInput;
import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.integration.Integration;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import dev.entrega.local.stepfunctions.store.Store;
import dev.entrega.local.stepfunctions.time.SteppedTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Definition, input, what workers answer, and what the history then says. */
final class Scenario {

  static final String ROLE = "arn:aws:iam::000000000000:role/engine";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  final SteppedTime time = new SteppedTime();
  final Store store = Store.inMemory();
  final PaperBuckets buckets = new PaperBuckets();
  final List<JsonNode> called = new ArrayList<>();
  final StepFunctions engine;

  private final Map<String, Deque<Integration>> answers = new HashMap<>();
  private final String definition;
  private String executionArn = "";

  private Scenario(String definition) {
    this.definition = definition;
    var actions = new HashMap<String, Integration>();
    for (String action : List.of("lambda:invoke", "sqs:sendMessage", "sns:publish")) {
      actions.put(action, arguments -> call(action, arguments));
    }
    engine =
        new StepFunctions(
            Location.LOCAL,
            new Integrations(actions, arguments -> call("function", arguments), buckets),
            new Ports(time, store, new Random(7)));
  }

  /** Begins with the states; the first is where it starts. */
  static Scenario given(String definition) {
    return new Scenario(definition);
  }

  static Scenario givenStates(String startAt, String states) {
    return new Scenario("{\"StartAt\": \"%s\", \"States\": {%s}}".formatted(startAt, states));
  }

  private JsonNode call(String action, JsonNode arguments) throws TaskFailed, InterruptedException {
    called.add(arguments);
    Deque<Integration> left = answers.get(action);
    return left == null || left.isEmpty() ? arguments : left.poll().call(arguments);
  }

  Scenario when(String action, Integration... inTurn) {
    answers.computeIfAbsent(action, _ -> new ArrayDeque<>()).addAll(List.of(inTurn));
    return this;
  }

  static Integration answers(String json) {
    return _ -> JSON.readTree(json);
  }

  static Integration fails(String error) {
    return _ -> {
      throw new TaskFailed(error, "because");
    };
  }

  Integration takes(Duration duration) {
    return arguments -> {
      time.sleepUntil(time.instant().plus(duration));
      return arguments;
    };
  }

  Scenario runs(String input) {
    String arn =
        engine
            .createStateMachine(
                new CreateStateMachineInput(
                    "machine", definition, ROLE, StateMachineType.STANDARD, null, null))
            .stateMachineArn();
    executionArn =
        engine.startExecution(new StartExecutionInput(arn, "run", input, null)).executionArn();
    time.settle();
    return this;
  }

  /** Starts one more execution of the same machine. */
  Scenario startsAnother() {
    executionArn =
        engine
            .startExecution(
                new StartExecutionInput(
                    "arn:aws:states:us-east-1:000000000000:stateMachine:machine", null, "[]", null))
            .executionArn();
    return after(Duration.ZERO);
  }

  Scenario after(Duration duration) {
    time.advance(duration);
    return this;
  }

  String token() {
    return called.getLast().at("/token").stringValue();
  }

  Scenario workerAnswers(String json) {
    return workerAnswers(token(), json);
  }

  Scenario workerAnswers(String token, String json) {
    engine.sendTaskSuccess(new SendTaskSuccessInput(token, json));
    return after(Duration.ZERO);
  }

  Scenario workerFails(String error) {
    engine.sendTaskFailure(new SendTaskFailureInput(token(), error, "because"));
    return after(Duration.ZERO);
  }

  Scenario workerBeats() {
    engine.sendTaskHeartbeat(new SendTaskHeartbeatInput(token()));
    return after(Duration.ZERO);
  }

  Scenario stopped() {
    engine.stopExecution(new StopExecutionInput(executionArn, "Cancelled", "by the shop"));
    return after(Duration.ZERO);
  }

  Scenario redriven() {
    engine.redriveExecution(new RedriveExecutionInput(executionArn, null));
    return after(Duration.ZERO);
  }

  String executionArn() {
    return executionArn;
  }

  DescribeExecutionOutput execution() {
    return engine.describeExecution(new DescribeExecutionInput(executionArn));
  }

  List<HistoryEvent> events() {
    return engine
        .getExecutionHistory(new GetExecutionHistoryInput(executionArn, 1000, null, null, null))
        .events();
  }

  /**
   * Expects lines such as {@code 3<2 TaskScheduled}, or without the numbers where all are alike.
   */
  Scenario expectHistory(String... lines) {
    assertThat(events().stream().map(Scenario::line)).containsExactly(lines);
    return this;
  }

  Scenario expectChain(String... lines) {
    assertThat(
            events().stream()
                .map(event -> event.id() + "<" + event.previousEventId() + " " + event.type()))
        .containsExactly(lines);
    return this;
  }

  Scenario expectOutput(String json) {
    assertThat(execution().output()).as("output of %s", execution()).isNotNull();
    assertThat(JSON.readTree(execution().output())).isEqualTo(JSON.readTree(json));
    return this;
  }

  Scenario expectFailure(String error, @Nullable String cause) {
    assertThat(execution().status()).hasToString("FAILED");
    assertThat(execution().error()).isEqualTo(error);
    assertThat(execution().cause()).isEqualTo(cause);
    return this;
  }

  static String line(HistoryEvent event) {
    return switch (event.details()) {
      case EventDetails.StateEntered entered -> event.type() + " " + entered.name();
      case EventDetails.StateExited exited -> event.type() + " " + exited.name();
      case EventDetails.Failure failure -> event.type() + " " + failure.error();
      case EventDetails.TaskFailure failure -> event.type() + " " + failure.error();
      case EventDetails.MapIteration iteration -> event.type() + " " + iteration.index();
      case null, default -> event.type().toString();
    };
  }
}
