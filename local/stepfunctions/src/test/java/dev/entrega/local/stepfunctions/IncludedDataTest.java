package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Door.PASS;
import static dev.entrega.local.stepfunctions.Door.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.CloudWatchEventsExecutionDataDetails;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionOutput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineForExecutionInput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineInput;
import dev.entrega.local.stepfunctions.api.IncludedData;
import dev.entrega.local.stepfunctions.api.StartSyncExecutionInput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever may not read data still learns that there is some. */
class IncludedDataTest {

  private static final CloudWatchEventsExecutionDataDetails LEFT_OUT =
      new CloudWatchEventsExecutionDataDetails(false);
  private static final String FAIL =
      state("\"Type\": \"Fail\", \"Error\": \"E\", \"Cause\": \"secret\"");
  private static final String ASSIGN =
      state("\"Type\": \"Pass\", \"Assign\": {\"x\": 1}, \"End\": true");

  private final Door door = new Door();

  @Test
  void metadata_alone_tells_no_payload() {
    String machine = door.create("m", PASS, StateMachineType.STANDARD);
    String execution = door.start(machine, "e", "{\"a\": 1}");

    var told = metadata(execution);

    assertThat(told.input()).isNull();
    assertThat(told.output()).isNull();
    assertThat(told.inputDetails()).isEqualTo(LEFT_OUT);
    assertThat(told.outputDetails()).isEqualTo(LEFT_OUT);
    assertThat(told.status()).hasToString("SUCCEEDED");
  }

  @Test
  void metadata_alone_tells_no_error() {
    String machine = door.create("m", FAIL, StateMachineType.STANDARD);

    var told = metadata(door.start(machine, "e", null));

    assertThat(told.error()).isNull();
    assertThat(told.cause()).isNull();
    assertThat(told.status()).hasToString("FAILED");
  }

  @Test
  void metadata_alone_tells_an_empty_definition() {
    String machine = door.create("m", ASSIGN, StateMachineType.STANDARD);
    String execution = door.start(machine, "e", null);

    var told =
        door.engine.describeStateMachine(
            new DescribeStateMachineInput(machine, IncludedData.METADATA_ONLY));
    var ran =
        door.engine.describeStateMachineForExecution(
            new DescribeStateMachineForExecutionInput(execution, IncludedData.METADATA_ONLY));

    assertThat(told.definition()).isEqualTo("{}");
    assertThat(told.variableReferences()).isNull();
    assertThat(ran.definition()).isEqualTo("{}");
    assertThat(ran.variableReferences()).isNull();
  }

  @Test
  void everything_tells_the_definition_and_its_variables() {
    String reading =
        "{\"StartAt\": \"A\", \"QueryLanguage\": \"JSONata\", \"States\": {\"A\": {\"Type\":"
            + " \"Pass\", \"Assign\": {\"x\": 1}, \"Next\": \"B\"}, \"B\": {\"Type\": \"Pass\","
            + " \"Output\": \"{% $x %}\", \"End\": true}}}";
    String machine = door.create("m", reading, StateMachineType.STANDARD);
    String execution = door.start(machine, "e", null);

    var told =
        door.engine.describeStateMachine(
            new DescribeStateMachineInput(machine, IncludedData.ALL_DATA));
    var ran =
        door.engine.describeStateMachineForExecution(
            new DescribeStateMachineForExecutionInput(execution, IncludedData.ALL_DATA));

    assertThat(told.variableReferences()).isEqualTo(Map.of("B", List.of("x")));
    assertThat(ran.variableReferences()).isEqualTo(told.variableReferences());
    assertThat(ran.definition()).isEqualTo(reading);
  }

  @Test
  void who_waits_for_metadata_alone_gets_no_output() {
    String machine = door.create("m", PASS, StateMachineType.EXPRESS);
    String failing = door.create("f", FAIL, StateMachineType.EXPRESS);

    var done = door.engine.startSyncExecution(quiet(machine));
    var failed = door.engine.startSyncExecution(quiet(failing));

    assertThat(done.input()).isNull();
    assertThat(done.output()).isNull();
    assertThat(done.outputDetails()).isEqualTo(LEFT_OUT);
    assertThat(failed.error()).isNull();
    assertThat(failed.cause()).isNull();
    assertThat(failed.outputDetails()).isNull();
  }

  private static StartSyncExecutionInput quiet(String machine) {
    return new StartSyncExecutionInput(machine, null, "{}", null, IncludedData.METADATA_ONLY);
  }

  private DescribeExecutionOutput metadata(String execution) {
    return door.engine.describeExecution(
        new DescribeExecutionInput(execution, IncludedData.METADATA_ONLY));
  }
}
