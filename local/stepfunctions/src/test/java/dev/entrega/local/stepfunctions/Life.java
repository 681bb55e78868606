package dev.entrega.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionOutput;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.GetExecutionHistoryInput;
import dev.entrega.local.stepfunctions.api.RedriveExecutionInput;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.integration.Integration;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.time.SteppedTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.node.JsonNodeFactory;

/** An engine between two crashes, and one execution in it. */
final class Life {

  static final String EXECUTION = "arn:aws:states:us-east-1:000000000000:execution:m:e";

  private static final Instant REDRIVE = Instant.parse("2026-01-01T00:30:00Z");

  private static final String INPUT =
      """
      {"items": [{"as": "one"}, {"as": "fails twice"}, {"as": "three"}, {"as": "fails twice"}, {"as": "five"}]}\
      """;

  final CrashedStore store;
  final Workers workers;
  private final SteppedTime time;
  private final StepFunctions engine;

  Life(CrashedStore store, Workers workers, SteppedTime time) {
    this.store = store;
    this.workers = workers;
    this.time = time;
    engine =
        new StepFunctions(
            Location.LOCAL,
            new Integrations(
                Map.of("sqs:sendMessage", sends(), "lambda:invoke", arguments -> arguments),
                arguments -> arguments),
            new Ports(time, store, new Random(7)));
    engine.resume();
  }

  private Integration sends() {
    return arguments -> {
      workers.take(
          arguments.at("/token").stringValue(),
          arguments.at("/as").stringValue(),
          time.instant(),
          engine);
      return JsonNodeFactory.instance.objectNode().put("MessageId", "m");
    };
  }

  void start(String definition) {
    create("inner", "inner");
    var machine = create("m", definition);
    try {
      engine.startExecution(new StartExecutionInput(machine, "e", INPUT, null));
    } catch (IllegalStateException _) {
      // The store has crashed.
    }
  }

  private String create(String name, String definition) {
    return engine
        .createStateMachine(
            new CreateStateMachineInput(
                name, text(definition), Scenario.ROLE, StateMachineType.STANDARD, null, null))
        .stateMachineArn();
  }

  private static String text(String definition) {
    try (var file = Life.class.getResourceAsStream("crashes/%s.asl.json".formatted(definition))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Until the end of the execution or of the store. One that has failed is taken up again at a
   * certain moment, but only once.
   */
  void lives() {
    livesOnce();
    if (!store.hasCrashed()
        && describe().status() == ExecutionStatus.FAILED
        && Integer.valueOf(0).equals(describe().redriveCount())) {
      redrive();
      livesOnce();
    }
  }

  private void redrive() {
    var wait = Duration.between(time.instant(), REDRIVE);
    time.advance(wait.isNegative() ? Duration.ZERO : wait);
    try {
      engine.redriveExecution(new RedriveExecutionInput(EXECUTION, null));
    } catch (IllegalStateException _) {
      // The store has crashed.
    }
  }

  private void livesOnce() {
    Instant patience = time.instant().plus(Duration.ofHours(1));
    time.settle();
    while (!store.hasCrashed() && describe().status() == ExecutionStatus.RUNNING) {
      assertThat(time.instant()).as("still runs: %s", history()).isBefore(patience);
      workers.answerWhatIsDue(time.instant(), engine);
      time.settle();
      time.advance(store.hasCrashed() ? Duration.ZERO : Duration.ofSeconds(1));
    }
  }

  /** The life after the crash. */
  Life next() {
    engine.close();
    time.settle();
    workers.forgetTheEngine();
    return new Life(store.left(), workers, time);
  }

  DescribeExecutionOutput describe() {
    return engine.describeExecution(new DescribeExecutionInput(EXECUTION));
  }

  List<HistoryEvent> history() {
    return engine
        .getExecutionHistory(new GetExecutionHistoryInput(EXECUTION, 1000, null, null, null))
        .events();
  }
}
