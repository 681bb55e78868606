package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Door.NOWHERE;
import static dev.entrega.local.stepfunctions.Door.PASS;
import static dev.entrega.local.stepfunctions.Door.WAIT;
import static dev.entrega.local.stepfunctions.Door.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineForExecutionInput;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.api.StartSyncExecutionInput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.api.StopExecutionInput;
import dev.entrega.local.stepfunctions.api.UpdateStateMachineInput;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StartsTest {

  private final Door door = new Door();

  @Test
  void starting_twice_starts_once_while_it_runs() {
    String machine = door.create("m", WAIT, StateMachineType.STANDARD);
    var request = new StartExecutionInput(machine, "e", "{\"a\":1}", "trace");
    var first = door.engine.startExecution(request);
    door.time.advance(Duration.ofSeconds(5));

    assertThat(door.engine.startExecution(request)).isEqualTo(first);
    refused(
        "ExecutionAlreadyExists",
        "Execution Already Exists: '" + first.executionArn() + "'",
        () -> door.start(machine, "e", "{\"a\":2}"));
    door.time.advance(Duration.ofMinutes(1));
    refused("ExecutionAlreadyExists", "Already Exists", () -> door.engine.startExecution(request));
  }

  @Test
  void names_are_remembered_for_90_days_after_the_end() {
    String machine = door.create("m", WAIT, StateMachineType.STANDARD);
    String execution = door.start(machine, "e", null);

    door.time.advance(Duration.ofDays(90));
    refused("ExecutionAlreadyExists", "Already Exists", () -> door.start(machine, "e", null));
    door.time.advance(Duration.ofMinutes(2));

    assertThat(door.start(machine, "e", null)).isEqualTo(execution);
    assertThat(door.list(machine, null, null).executions()).hasSize(1);
  }

  @Test
  void an_execution_runs_with_the_role_of_its_day() {
    String machine = door.create("m", PASS, StateMachineType.STANDARD);
    String first = door.start(machine, "first", null);
    door.engine.updateStateMachine(
        new UpdateStateMachineInput(machine, null, "arn:aws:iam::1:role/other", null, null));
    String second = door.start(machine, "second", null);

    assertThat(role(first)).isEqualTo(Scenario.ROLE);
    assertThat(role(second)).isEqualTo("arn:aws:iam::1:role/other");
  }

  private String role(String execution) {
    return door.engine
        .describeStateMachineForExecution(new DescribeStateMachineForExecutionInput(execution))
        .roleArn();
  }

  @Test
  void an_execution_without_a_name_gets_one() {
    String machine = door.create("m", PASS, StateMachineType.STANDARD);

    assertThat(door.start(machine, null, null)).isNotEqualTo(door.start(machine, null, null));
  }

  @Test
  void an_input_is_one_json_text_of_256_kib_at_most() {
    String machine = door.create("m", PASS, StateMachineType.STANDARD);

    refused(
        "InvalidExecutionInput",
        "Invalid State Machine Execution Input: '",
        () -> door.start(machine, "e", "{"));
    refused("InvalidExecutionInput", "Invalid State", () -> door.start(machine, "e", "{} {}"));
    refused(
        "ValidationException",
        "Member must have length less than or equal to 262144",
        () -> door.start(machine, "e", "\"" + "x".repeat(262_143) + "\""));
    door.start(machine, "e", "\"" + "x".repeat(262_142) + "\"");
  }

  @Test
  void an_arn_must_be_one_of_the_right_kind() {
    refused("InvalidArn", "Invalid ARN prefix: m", () -> door.start("m", "e", null));
    refused(
        "InvalidArn",
        "Resource type not valid in this context: execution",
        () -> door.start("arn:aws:states:us-east-1:000000000000:execution:m:e", "e", null));
    refused("StateMachineDoesNotExist", "Does Not Exist", () -> door.start(NOWHERE, "e", null));
    refused(
        "ExecutionDoesNotExist",
        "Execution Does Not Exist: '",
        () -> door.status("arn:aws:states:us-east-1:000000000000:execution:m:e"));
  }

  @Test
  void an_express_execution_answers_who_waits_for_it() {
    String machine = door.create("m", PASS, StateMachineType.EXPRESS);

    var done =
        door.engine.startSyncExecution(new StartSyncExecutionInput(machine, "e", "[1]", "trace"));

    assertThat(done.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(done.output()).isEqualTo("[1]");
    assertThat(done.executionArn())
        .startsWith("arn:aws:states:us-east-1:000000000000:express:m:e:");
    assertThat(done.billingDetails())
        .hasToString("BillingDetails[billedMemoryUsedInMB=64, billedDurationInMilliseconds=100]");
  }

  @Test
  void an_express_execution_ends_after_five_minutes() throws InterruptedException {
    String machine =
        door.create(
            "m",
            "{\"StartAt\": \"A\", \"TimeoutSeconds\": 3600, \"States\": {\"A\":"
                + " {\"Type\": \"Wait\", \"Seconds\": 301, \"End\": true}}}",
            StateMachineType.EXPRESS);
    var caller =
        Thread.ofVirtual()
            .start(() -> {
              var done =
                  door.engine.startSyncExecution(
                      new StartSyncExecutionInput(machine, null, null, null));
              assertThat(done.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
              assertThat(done.outputDetails()).isNull();
            });
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> caller.getState() == Thread.State.WAITING);

    door.time.advance(Duration.ofMinutes(5));

    assertThat(caller.join(Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void express_and_standard_each_have_operations_of_their_own() {
    String express = door.create("m", PASS, StateMachineType.EXPRESS);
    String standard = door.create("s", PASS, StateMachineType.STANDARD);
    String execution = door.start(express, "e", null);

    assertThat(door.start(express, "e", null)).isNotEqualTo(execution);
    refused(
        "InvalidArn",
        "Resource type not valid in this context: express",
        () -> door.status(execution));
    refused(
        "StateMachineTypeNotSupported",
        "This operation is not supported by this type of state machine",
        () -> door.list(express, null, null));
    refused(
        "StateMachineTypeNotSupported",
        "This operation is not supported",
        () ->
            door.engine.startSyncExecution(
                new StartSyncExecutionInput(standard, null, null, null)));
  }

  @Test
  void closing_lets_go_of_what_runs_without_a_trace() {
    String machine = door.create("m", WAIT, StateMachineType.STANDARD);
    String execution = door.start(machine, "e", null);

    door.engine.close();
    door.time.advance(Duration.ofMinutes(2));

    assertThat(door.status(execution)).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(door.engine.stopExecution(new StopExecutionInput(execution, null, null)).stopDate())
        .isNotNull();
  }

  @Test
  void a_real_engine_runs_by_the_real_time() {
    try (var real = new StepFunctions(Location.LOCAL, Integrations.none())) {
      String machine =
          real.createStateMachine(
                  new CreateStateMachineInput(
                      "m", PASS, Scenario.ROLE, StateMachineType.EXPRESS, null, null))
              .stateMachineArn();

      var done = real.startSyncExecution(new StartSyncExecutionInput(machine, null, "{}", null));

      assertThat(done.output()).isEqualTo("{}");
    }
  }

  @Test
  void without_functions_none_can_be_called() {
    assertThatThrownBy(() ->
            Integrations.none()
                .functionByArn()
                .call(tools.jackson.databind.node.JsonNodeFactory.instance.objectNode()))
        .isInstanceOfSatisfying(
            TaskFailed.class, e -> assertThat(e.cause()).isEqualTo("No functions are registered"));
  }
}
