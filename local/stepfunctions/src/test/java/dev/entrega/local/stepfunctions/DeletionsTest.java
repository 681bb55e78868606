package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Door.PASS;
import static dev.entrega.local.stepfunctions.Door.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.CreateStateMachineAliasInput;
import dev.entrega.local.stepfunctions.api.DeleteStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineAliasInput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineInput;
import dev.entrega.local.stepfunctions.api.ListTagsForResourceInput;
import dev.entrega.local.stepfunctions.api.RoutingConfigurationListItem;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.api.Tag;
import dev.entrega.local.stepfunctions.api.TagResourceInput;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes when a state machine goes. */
class DeletionsTest {

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
  void a_version_is_not_deleted_as_a_state_machine() {
    String version = door.publish("m", PASS);

    refused("ValidationException", "names a version or an alias", () -> delete(version));
  }

  private void delete(String arn) {
    door.engine.deleteStateMachine(new DeleteStateMachineInput(arn));
  }
}
