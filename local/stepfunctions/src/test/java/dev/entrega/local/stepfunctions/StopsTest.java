package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Door.PASS;
import static dev.entrega.local.stepfunctions.Door.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.GetExecutionHistoryInput;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.api.StopExecutionInput;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.store.Store;
import dev.entrega.local.stepfunctions.store.StoredExecution;
import dev.entrega.local.stepfunctions.time.SteppedTime;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A stop in the moment of a start, when the execution can be seen but does not run yet. */
class StopsTest {

  private final SteppedTime time = new SteppedTime();
  private final StepFunctions engine =
      new StepFunctions(
          Location.LOCAL,
          Integrations.none(),
          new Ports(time, watched(Store.inMemory()), new Random(7)));
  private Consumer<String> onOpen = _ -> {};

  @Test
  void what_does_not_run_yet_ends_as_soon_as_it_would() {
    onOpen = arn -> engine.stopExecution(new StopExecutionInput(arn, "No", "too soon"));

    var execution = start("e", WAIT);

    var found = engine.describeExecution(new DescribeExecutionInput(execution));
    assertThat(found.status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(found.error()).isEqualTo("No");
    assertThat(found.cause()).isEqualTo("too soon");
    assertThat(history(execution))
        .containsExactly(HistoryEventType.ExecutionStarted, HistoryEventType.ExecutionAborted);
  }

  @Test
  void a_stop_before_the_start_is_forgotten_with_it() {
    onOpen = arn -> engine.stopExecution(new StopExecutionInput(arn, null, null));
    start("e", WAIT);
    onOpen = _ -> {};
    time.advance(Duration.ofDays(91));

    var again = start("e", WAIT);

    assertThat(engine.describeExecution(new DescribeExecutionInput(again)).status())
        .isEqualTo(ExecutionStatus.RUNNING);
  }

  @Test
  void a_stop_of_what_has_ended_changes_nothing() {
    var execution = start("e", PASS);

    engine.stopExecution(new StopExecutionInput(execution, null, null));

    assertThat(engine.describeExecution(new DescribeExecutionInput(execution)).status())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
    time.advance(Duration.ofDays(91));
    var again = start("e", PASS);
    assertThat(engine.describeExecution(new DescribeExecutionInput(again)).status())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  private String start(String name, String definition) {
    var machine =
        engine
            .createStateMachine(
                new CreateStateMachineInput(
                    "m", definition, Scenario.ROLE, StateMachineType.STANDARD, null, null))
            .stateMachineArn();
    var arn =
        engine.startExecution(new StartExecutionInput(machine, name, null, null)).executionArn();
    time.settle();
    return arn;
  }

  private List<HistoryEventType> history(String execution) {
    return engine
        .getExecutionHistory(new GetExecutionHistoryInput(execution, null, null, null, null))
        .events()
        .stream()
        .map(HistoryEvent::type)
        .toList();
  }

  /** Lets a test in where a journal has just been opened. */
  private Store watched(Store store) {
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (_, method, arguments) -> {
              var answer = method.invoke(store, arguments);
              if (arguments != null && arguments[0] instanceof StoredExecution opened) {
                onOpen.accept(opened.arn());
              }
              return answer;
            });
  }
}
