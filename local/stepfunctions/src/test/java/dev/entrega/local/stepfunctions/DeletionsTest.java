package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Door.PASS;
import static dev.entrega.local.stepfunctions.Door.refused;
import static dev.entrega.local.stepfunctions.Scenario.givenStates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.CreateStateMachineAliasInput;
import dev.entrega.local.stepfunctions.api.DeleteStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineAliasInput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineInput;
import dev.entrega.local.stepfunctions.api.ListStateMachinesInput;
import dev.entrega.local.stepfunctions.api.ListTagsForResourceInput;
import dev.entrega.local.stepfunctions.api.RoutingConfigurationListItem;
import dev.entrega.local.stepfunctions.api.StateMachineStatus;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.api.Tag;
import dev.entrega.local.stepfunctions.api.TagResourceInput;
import dev.entrega.local.stepfunctions.api.UpdateStateMachineInput;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.store.Journal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What goes when a state machine goes. */
class DeletionsTest {

  private static final String WAIT_AND_PASS =
      """
      "W": {"Type": "Wait", "Seconds": 60, "Next": "X"}, "X": {"Type": "Pass", "End": true}
      """;

  private final Door door = new Door();

  @Test
  void a_state_machine_takes_its_versions_aliases_and_tags_along() {
    String version = door.publish("m", PASS);
    String machine = version.substring(0, version.lastIndexOf(':'));
    String alias =
        door.engine
            .createStateMachineAlias(
                new CreateStateMachineAliasInput(
                    "live", null, List.of(new RoutingConfigurationListItem(version, 100))))
            .stateMachineAliasArn();
    door.engine.tagResource(new TagResourceInput(machine, List.of(new Tag("k", "v"))));

    delete(machine);

    refused(
        "StateMachineDoesNotExist",
        version,
        () -> door.engine.describeStateMachine(new DescribeStateMachineInput(version)));
    refused(
        "ResourceNotFound",
        alias,
        () -> door.engine.describeStateMachineAlias(new DescribeStateMachineAliasInput(alias)));
    refused(
        "ResourceNotFound",
        machine,
        () -> door.engine.listTagsForResource(new ListTagsForResourceInput(machine)));
  }

  @Test
  void a_state_machine_of_the_same_name_has_none_of_the_old_one_s_tags() {
    String machine = door.create("m", PASS, StateMachineType.STANDARD);
    door.engine.tagResource(new TagResourceInput(machine, List.of(new Tag("k", "v"))));
    delete(machine);
    door.create("m", PASS, StateMachineType.STANDARD);

    assertThat(door.engine.listTagsForResource(new ListTagsForResourceInput(machine)).tags())
        .isEmpty();
  }

  @Test
  void executions_that_have_ended_go_too_and_their_names_are_free() {
    String machine = door.create("m", PASS, StateMachineType.STANDARD);
    String execution = door.start(machine, "e", null);

    delete(machine);

    refused("ExecutionDoesNotExist", execution, () -> door.describe(execution));
    door.create("m", PASS, StateMachineType.STANDARD);
    assertThat(door.start(machine, "e", "[1]")).isEqualTo(execution);
  }

  @Test
  void a_state_machine_is_being_deleted_as_long_as_an_execution_runs() {
    Scenario scenario = givenStates("W", WAIT_AND_PASS).runs("{}");
    String machine = scenario.execution().stateMachineArn();

    delete(scenario, machine);
    delete(scenario, machine);

    var described = scenario.engine.describeStateMachine(new DescribeStateMachineInput(machine));
    assertThat(described.status()).isEqualTo(StateMachineStatus.DELETING);
    assertThat(scenario.engine.listStateMachines(new ListStateMachinesInput(null, null)))
        .satisfies(list -> assertThat(list.stateMachines()).hasSize(1));
    refused("StateMachineDeleting", machine, scenario::startsAnother);
    refused(
        "StateMachineDeleting",
        machine,
        () ->
            scenario.engine.updateStateMachine(
                new UpdateStateMachineInput(
                    machine, null, Scenario.ROLE + "/other", null, null, null, null, null)));
    assertThat(scenario.execution().status()).hasToString("RUNNING");
  }

  @Test
  void an_execution_is_stopped_before_its_next_state_and_then_all_is_gone() {
    Scenario scenario = givenStates("W", WAIT_AND_PASS).runs("{}");
    String machine = scenario.execution().stateMachineArn();
    Journal journal = journal(scenario);

    delete(scenario, machine);
    scenario.after(Duration.ofSeconds(60));

    assertThat(journal.events(0, journal.size()).stream().map(Scenario::line))
        .containsExactly(
            "ExecutionStarted", "WaitStateEntered W", "WaitStateExited W", "ExecutionAborted null");
    refused(
        "StateMachineDoesNotExist",
        machine,
        () -> scenario.engine.describeStateMachine(new DescribeStateMachineInput(machine)));
    refused("ExecutionDoesNotExist", scenario.executionArn(), scenario::execution);
  }

  @Test
  void an_execution_without_a_next_state_ends_by_itself() {
    Scenario scenario =
        givenStates("W", "\"W\": {\"Type\": \"Wait\", \"Seconds\": 60, \"End\": true}").runs("{}");
    Journal journal = journal(scenario);

    delete(scenario, scenario.execution().stateMachineArn());
    scenario.after(Duration.ofSeconds(60));

    assertThat(journal.last().type()).hasToString("ExecutionSucceeded");
  }

  @Test
  void branches_are_stopped_with_their_execution() {
    Scenario scenario =
        givenStates(
                "P",
                """
                "P": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 600, "End": true}}},
                  {"StartAt": "W", "States": {%s}}]}
                """
                    .formatted(WAIT_AND_PASS))
            .runs("{}");
    Journal journal = journal(scenario);

    delete(scenario, scenario.execution().stateMachineArn());
    scenario.after(Duration.ofSeconds(60));

    assertThat(journal.last().type()).hasToString("ExecutionAborted");
  }

  @Test
  void what_was_being_deleted_is_deleted_after_a_restart() {
    Scenario scenario = givenStates("W", WAIT_AND_PASS).runs("{}");
    String machine = scenario.execution().stateMachineArn();
    delete(scenario, machine);
    scenario.engine.close();
    scenario.time.settle();

    try (var next =
        new StepFunctions(
            Location.LOCAL,
            Integrations.none(),
            new Ports(scenario.time, scenario.store, new Random(7)))) {
      next.resume();
      scenario.time.advance(Duration.ofSeconds(60));

      refused(
          "StateMachineDoesNotExist",
          machine,
          () -> next.describeStateMachine(new DescribeStateMachineInput(machine)));
    }
  }

  private static Journal journal(Scenario scenario) {
    return Objects.requireNonNull(scenario.store.journal(scenario.executionArn()));
  }

  private static void delete(Scenario scenario, String machine) {
    scenario.engine.deleteStateMachine(new DeleteStateMachineInput(machine));
  }

  @Test
  void a_version_is_not_deleted_as_a_state_machine() {
    String version = door.publish("m", PASS);

    refused("ValidationException", "names a version or an alias", () -> delete(version));
  }

  private void delete(String arn) {
    door.engine.deleteStateMachine(new DeleteStateMachineInput(arn));
  }
}
