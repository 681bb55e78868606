package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Door.PASS;
import static dev.entrega.local.stepfunctions.Door.WAIT;
import static dev.entrega.local.stepfunctions.Door.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.CreateStateMachineAliasInput;
import dev.entrega.local.stepfunctions.api.ExecutionListItem;
import dev.entrega.local.stepfunctions.api.ExecutionRedriveFilter;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.ListExecutionsInput;
import dev.entrega.local.stepfunctions.api.RoutingConfigurationListItem;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a list of executions holds, and what it cannot be asked. */
class ListsTest {

  private final Door door = new Door();

  @Test
  void executions_are_listed_by_the_version_or_the_alias_they_were_started_with() {
    String version = door.publish("m", PASS);
    String machine = version.substring(0, version.lastIndexOf(':'));
    String alias =
        door.engine
            .createStateMachineAlias(
                new CreateStateMachineAliasInput(
                    "live", null, List.of(new RoutingConfigurationListItem(version, 100))))
            .stateMachineAliasArn();
    door.start(machine, "plain", null);
    door.start(version, "versioned", null);
    door.start(alias, "aliased", null);

    assertThat(names(machine)).containsExactly("aliased", "versioned", "plain");
    assertThat(names(version)).containsExactly("aliased", "versioned");
    assertThat(names(alias)).containsExactly("aliased");
    refused("ResourceNotFound", "gone", () -> names(machine + ":gone"));
  }

  @Test
  void a_listed_execution_tells_with_what_it_was_started() {
    String version = door.publish("m", PASS);
    door.start(version, "versioned", null);

    var item = door.list(version, null, null).executions().getFirst();

    assertThat(item.stateMachineVersionArn()).isEqualTo(version);
    assertThat(item.stateMachineAliasArn()).isNull();
    assertThat(item.stateMachineArn()).isEqualTo(version.substring(0, version.lastIndexOf(':')));
  }

  @Test
  void executions_are_listed_by_their_status() {
    String machine = door.create("m", WAIT, StateMachineType.STANDARD);
    door.start(machine, "waiting", null);

    assertThat(door.list(machine, ExecutionStatus.RUNNING, null).executions()).hasSize(1);
    assertThat(door.list(machine, ExecutionStatus.FAILED, null).executions()).isEmpty();
  }

  @Test
  void what_asks_for_children_of_a_map_run_is_refused_of_a_state_machine() {
    String machine = door.create("m", PASS, StateMachineType.STANDARD);

    refused(
        "ValidationException",
        "PENDING_REDRIVE cannot be applied",
        () -> door.list(machine, ExecutionStatus.PENDING_REDRIVE, null));
    refused(
        "ValidationException",
        "RedriveFilter cannot be applied to ListExecutions call with StateMachine ARN",
        () ->
            door.engine.listExecutions(
                new ListExecutionsInput(
                    machine, null, null, null, null, ExecutionRedriveFilter.REDRIVEN)));
    refused(
        "ValidationException",
        "Expected the ARN of a state machine",
        () -> door.engine.listExecutions(new ListExecutionsInput(null, null, null, null)));
  }

  @Test
  void executions_of_express_state_machines_are_not_listed() {
    String machine = door.create("m", PASS, StateMachineType.EXPRESS);

    refused("StateMachineTypeNotSupported", "not supported by this type", () -> names(machine));
  }

  @Test
  void the_arn_of_a_map_names_no_state_machine() {
    String machine = door.create("m", PASS, StateMachineType.STANDARD);

    refused("ValidationException", "names a Map", () -> names(machine + "/label"));
  }

  private List<String> names(String machine) {
    return door
        .engine
        .listExecutions(new ListExecutionsInput(machine, null, null, null))
        .executions()
        .stream()
        .map(ExecutionListItem::name)
        .toList();
  }
}
