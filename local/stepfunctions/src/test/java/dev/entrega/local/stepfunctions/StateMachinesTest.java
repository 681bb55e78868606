package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Door.PASS;
import static dev.entrega.local.stepfunctions.Door.WAIT;
import static dev.entrega.local.stepfunctions.Door.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineForExecutionInput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineInput;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.ListStateMachinesInput;
import dev.entrega.local.stepfunctions.api.LogLevel;
import dev.entrega.local.stepfunctions.api.LoggingConfiguration;
import dev.entrega.local.stepfunctions.api.SendTaskSuccessInput;
import dev.entrega.local.stepfunctions.api.StateMachineListItem;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.api.TracingConfiguration;
import dev.entrega.local.stepfunctions.api.UpdateStateMachineInput;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateMachinesTest {

  private final Door door = new Door();

  @Test
  void creating_the_same_machine_twice_is_creating_it_once() {
    String arn = door.create("m", PASS, StateMachineType.STANDARD);
    door.time.advance(Duration.ofHours(1));

    assertThat(door.create("m", PASS, StateMachineType.STANDARD)).isEqualTo(arn);
    refused(
        "StateMachineAlreadyExists",
        "State Machine Already Exists: '" + arn + "'",
        () -> door.create("m", WAIT, StateMachineType.STANDARD));
    refused(
        "StateMachineAlreadyExists",
        "State Machine Already Exists",
        () -> door.create("m", PASS, StateMachineType.EXPRESS));
    refused(
        "StateMachineAlreadyExists",
        "State Machine Already Exists",
        () ->
            door.engine.createStateMachine(
                new CreateStateMachineInput(
                    "m", PASS, Scenario.ROLE, null, null, new TracingConfiguration(true))));
    refused(
        "StateMachineAlreadyExists",
        "State Machine Already Exists",
        () ->
            door.engine.createStateMachine(
                new CreateStateMachineInput(
                    "m",
                    PASS,
                    Scenario.ROLE,
                    null,
                    new LoggingConfiguration(
                        LogLevel.ERROR, null, List.of(ConfigurationsTest.LOG_GROUP)),
                    null)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a b", "a<", "a>", "a{", "a}", "a[", "a?", "a*", "a\"", "a#", "a/b", "a:b", "a\n"})
  void a_name_has_no_odd_characters(String name) {
    refused(
        "InvalidName",
        "Invalid Name: '" + name + "'",
        () -> door.create(name, PASS, StateMachineType.STANDARD));
  }

  @Test
  void a_name_has_1_to_80_characters() {
    String machine = door.create("x".repeat(80), PASS, StateMachineType.STANDARD);

    refused(
        "ValidationException",
        "less than or equal to 80",
        () -> door.start(machine, "x".repeat(81), null));
    refused(
        "ValidationException", "greater than or equal to 1", () -> door.start(machine, "", null));
    assertThatCode(() -> door.start(machine, "Ação_x-1.b@c(d)'", null)).doesNotThrowAnyException();
  }

  @Test
  void what_is_required_must_be_there() {
    refused(
        "ValidationException",
        "1 validation error detected: Value null at 'name' failed to satisfy constraint: Member"
            + " must not be null",
        () ->
            door.engine.createStateMachine(
                new CreateStateMachineInput(null, PASS, Scenario.ROLE, null, null, null)));
    refused(
        "ValidationException",
        "'taskToken'",
        () -> door.engine.sendTaskSuccess(new SendTaskSuccessInput(null, "{}")));
  }

  @Test
  void a_definition_that_cannot_run_is_refused() {
    refused(
        "InvalidDefinition",
        "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED",
        () -> door.create("m", "{}", StateMachineType.STANDARD));
    refused(
        "ValidationException",
        "1048576",
        () -> door.create("m", " ".repeat(1_048_577), StateMachineType.STANDARD));
    refused(
        "InvalidArn",
        "Invalid Role Arn: 'admin'",
        () ->
            door.engine.createStateMachine(
                new CreateStateMachineInput("m", PASS, "admin", null, null, null)));
    refused(
        "InvalidLoggingConfiguration",
        "Must specify exactly one Log Destination",
        () ->
            door.engine.createStateMachine(
                new CreateStateMachineInput(
                    "m",
                    PASS,
                    Scenario.ROLE,
                    null,
                    new LoggingConfiguration(LogLevel.ALL, null, null),
                    null)));
    refused(
        "InvalidLoggingConfiguration",
        "Must specify exactly one Log Destination",
        () ->
            door.engine.createStateMachine(
                new CreateStateMachineInput(
                    "m",
                    PASS,
                    Scenario.ROLE,
                    null,
                    new LoggingConfiguration(LogLevel.ALL, null, List.of()),
                    null)));
  }

  @Test
  void an_update_holds_for_the_executions_to_come() {
    String machine = door.create("m", WAIT, StateMachineType.STANDARD);
    String old = door.start(machine, "old", null);
    door.time.advance(Duration.ofSeconds(1));

    var updated =
        door.engine.updateStateMachine(
            new UpdateStateMachineInput(machine, PASS, null, null, new TracingConfiguration(true)));
    String fresh = door.start(machine, "fresh", null);

    assertThat(door.status(old)).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(door.status(fresh)).isEqualTo(ExecutionStatus.SUCCEEDED);
    var now = door.engine.describeStateMachine(new DescribeStateMachineInput(machine));
    assertThat(now.definition()).isEqualTo(PASS);
    assertThat(now.revisionId()).isEqualTo(updated.revisionId());
    assertThat(now.tracingConfiguration()).isEqualTo(new TracingConfiguration(true));
    var then =
        door.engine.describeStateMachineForExecution(
            new DescribeStateMachineForExecutionInput(old));
    assertThat(then.definition()).isEqualTo(WAIT);
    assertThat(then.revisionId()).isNull();
  }

  @Test
  void an_update_may_change_the_role_or_the_logging_alone() {
    String machine = door.create("m", PASS, StateMachineType.STANDARD);
    door.engine.updateStateMachine(
        new UpdateStateMachineInput(machine, null, "arn:aws:iam::1:role/other", null, null));
    door.engine.updateStateMachine(
        new UpdateStateMachineInput(
            machine, null, null, new LoggingConfiguration(LogLevel.OFF, true, null), null));

    var now = door.engine.describeStateMachine(new DescribeStateMachineInput(machine));

    assertThat(now.roleArn()).isEqualTo("arn:aws:iam::1:role/other");
    assertThat(now.loggingConfiguration())
        .isEqualTo(new LoggingConfiguration(LogLevel.OFF, true, null));
    refused(
        "MissingRequiredParameter",
        "must be specified",
        () ->
            door.engine.updateStateMachine(
                new UpdateStateMachineInput(machine, null, null, null, null)));
  }

  @Test
  void machines_are_listed_page_by_page() {
    door.create("a", PASS, StateMachineType.STANDARD);
    door.create("b", PASS, StateMachineType.EXPRESS);
    door.create("c", PASS, StateMachineType.STANDARD);

    var first = door.engine.listStateMachines(new ListStateMachinesInput(2, null));
    var second = door.engine.listStateMachines(new ListStateMachinesInput(0, first.nextToken()));

    assertThat(first.stateMachines())
        .extracting(StateMachineListItem::name)
        .containsExactly("a", "b");
    assertThat(second.stateMachines()).extracting(StateMachineListItem::name).containsExactly("c");
    assertThat(second.nextToken()).isNull();
    refused(
        "ValidationException",
        "less than or equal to 1000",
        () -> door.engine.listStateMachines(new ListStateMachinesInput(1001, null)));
    refused(
        "ValidationException",
        "greater than or equal to 0",
        () -> door.engine.listStateMachines(new ListStateMachinesInput(-1, null)));
  }
}
