package dev.entrega.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.local.stepfunctions.Location;
import dev.entrega.local.stepfunctions.Ports;
import dev.entrega.local.stepfunctions.StepFunctions;
import dev.entrega.local.stepfunctions.StepFunctionsException;
import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.GetExecutionHistoryInput;
import dev.entrega.local.stepfunctions.api.GetExecutionHistoryOutput;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.mocks.MockConfiguration;
import dev.entrega.local.stepfunctions.store.Retention;
import dev.entrega.local.stepfunctions.time.SteppedTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksStoreTest {

  private static final String PASS =
      "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"End\": true}}}";
  private static final String WAIT =
      """
      {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
        "A": {"Type": "Pass", "Assign": {"x": "{% $random() %}"}, "Next": "B"},
        "B": {"Type": "Wait", "Seconds": 60, "Next": "C"},
        "C": {"Type": "Pass", "Output": "{% $x %}", "End": true}}}
      """;

  private static final MockConfiguration MOCKS =
      MockConfiguration.read("{\"StateMachines\": {\"m\": {\"TestCases\": {\"Happy\": {}}}}}");

  private final SteppedTime time = new SteppedTime();

  @TempDir private Path folder;

  @Test
  void a_history_is_the_same_when_the_folder_is_opened_again() {
    String arn;
    GetExecutionHistoryOutput before;
    try (var store = RocksStore.open(folder, Retention.AS_ON_AWS);
        var engine = engine(store)) {
      arn = start(engine, WAIT, "e");
      before = history(engine, arn);
    }

    try (var store = RocksStore.open(folder, Retention.AS_ON_AWS);
        var engine = engine(store)) {
      assertThat(history(engine, arn)).isEqualTo(before);

      time.advance(Duration.ofSeconds(60));
      assertThat(status(engine, arn)).isEqualTo(ExecutionStatus.SUCCEEDED);
    }
  }

  @Test
  void an_execution_stays_in_its_test_case() {
    String arn;
    try (var store = RocksStore.open(folder, Retention.AS_ON_AWS);
        var engine = engine(store)) {
      start(engine, PASS, "outside");
      StartExecutionInput inside =
          new StartExecutionInput(
              "arn:aws:states:us-east-1:000000000000:stateMachine:m#Happy", "inside", "{}", null);
      arn = engine.startExecution(inside).executionArn();
      time.settle();
    }

    try (var store = RocksStore.open(folder, Retention.AS_ON_AWS)) {
      assertThat(store.journal(arn))
          .satisfies(journal -> assertThat(journal.execution().testCase()).isEqualTo("Happy"));
    }
  }

  @Test
  void only_so_many_ended_executions_are_kept_and_their_names_stay_taken() {
    try (var store = RocksStore.open(folder, Retention.kept(Duration.ofDays(90), 2));
        var engine = engine(store)) {
      String first = start(engine, PASS, "first");
      for (String name : new String[] {"second", "third", "fourth"}) {
        start(engine, PASS, name);
        store.secure();
      }
      store.secure();

      assertThatThrownBy(() -> status(engine, first))
          .isInstanceOf(StepFunctionsException.class)
          .hasMessageContaining("Does Not Exist");
      assertThatThrownBy(() -> start(engine, PASS, "first")).hasMessageContaining("Already Exists");
    }
  }

  @Test
  void a_second_store_on_the_same_folder_is_refused_in_one_line() {
    try (var store = RocksStore.open(folder, Retention.AS_ON_AWS)) {
      store.secure();

      assertThatThrownBy(() -> RocksStore.open(folder, Retention.AS_ON_AWS))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another process uses it");
    }
  }

  private StepFunctions engine(RocksStore store) {
    var engine =
        new StepFunctions(
            Location.LOCAL, Integrations.none(), new Ports(time, store, new Random(7)).with(MOCKS));
    engine.resume();
    time.settle();
    return engine;
  }

  private String start(StepFunctions engine, String definition, String name) {
    String machine =
        engine
            .createStateMachine(
                new CreateStateMachineInput(
                    "m",
                    definition,
                    "arn:aws:iam::000000000000:role/r",
                    StateMachineType.STANDARD,
                    null,
                    null))
            .stateMachineArn();
    String arn =
        engine.startExecution(new StartExecutionInput(machine, name, "{}", null)).executionArn();
    time.settle();
    return arn;
  }

  private static ExecutionStatus status(StepFunctions engine, String arn) {
    return engine.describeExecution(new DescribeExecutionInput(arn, null)).status();
  }

  private static GetExecutionHistoryOutput history(StepFunctions engine, String arn) {
    return engine.getExecutionHistory(new GetExecutionHistoryInput(arn, 1000, null, null, null));
  }
}
