package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Door.PASS;
import static dev.entrega.local.stepfunctions.Door.WAIT;
import static dev.entrega.local.stepfunctions.Door.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.CreateStateMachineAliasInput;
import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.CreateStateMachineOutput;
import dev.entrega.local.stepfunctions.api.DeleteStateMachineVersionInput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineOutput;
import dev.entrega.local.stepfunctions.api.ListStateMachineVersionsInput;
import dev.entrega.local.stepfunctions.api.PublishStateMachineVersionInput;
import dev.entrega.local.stepfunctions.api.PublishStateMachineVersionOutput;
import dev.entrega.local.stepfunctions.api.RoutingConfigurationListItem;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.api.StateMachineVersionListItem;
import dev.entrega.local.stepfunctions.api.UpdateStateMachineInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Versions, whose rules are those of recordings from AWS. */
class VersionsTest {

  private static final String MACHINE = Door.NOWHERE.replace("nowhere", "m");

  private final Door door = new Door();

  @Test
  void a_revision_is_published_once() {
    String first = door.publish("m", PASS);
    door.time.advance(Duration.ofHours(1));

    var again = publish(null, "another description");

    assertThat(first).isEqualTo(MACHINE + ":1");
    assertThat(again.stateMachineVersionArn()).isEqualTo(first);
    assertThat(describe(first).creationDate()).isEqualTo(again.creationDate());
    assertThat(describe(first).description()).isNull();
  }

  @Test
  void a_version_stays_as_it_was_published() {
    String first = door.publish("m", WAIT);

    String second = door.publishNext(MACHINE, PASS);

    assertThat(second).isEqualTo(MACHINE + ":2");
    assertThat(describe(first).definition()).isEqualTo(WAIT);
    assertThat(describe(first).stateMachineArn()).isEqualTo(first);
    assertThat(describe(first).revisionId()).isNull();
    assertThat(describe(second).revisionId()).isEqualTo(describe(MACHINE).revisionId());
  }

  @Test
  void only_the_revision_that_was_named_is_published() {
    door.create("m", PASS, StateMachineType.STANDARD);
    assertThat(publish("INITIAL", null).stateMachineVersionArn()).isEqualTo(MACHINE + ":1");
    door.engine.updateStateMachine(new UpdateStateMachineInput(MACHINE, WAIT, null, null, null));
    String revision = describe(MACHINE).revisionId();

    refused(
        "ConflictException",
        "Failed to publish the State Machine version for revision INITIAL. The current State"
            + " Machine revision is "
            + revision
            + ".",
        () -> publish("INITIAL", null));
    assertThat(publish(revision, null).stateMachineVersionArn()).isEqualTo(MACHINE + ":2");
    refused(
        "StateMachineDoesNotExist",
        "State Machine Does Not Exist: '" + Door.NOWHERE + "'",
        () ->
            door.engine.publishStateMachineVersion(
                new PublishStateMachineVersionInput(Door.NOWHERE, null, null)));
  }

  @Test
  void creation_may_publish_and_the_same_request_is_answered_alike() {
    CreateStateMachineOutput first = create(PASS, true, "the first");

    assertThat(first.stateMachineVersionArn()).isEqualTo(MACHINE + ":1");
    assertThat(create(PASS, true, "the first")).isEqualTo(first);
    refused(
        "StateMachineAlreadyExists",
        "already created with a published version.",
        () -> create(PASS, false, null));
    refused(
        "StateMachineAlreadyExists",
        "using a different description.",
        () -> create(PASS, true, "another"));
    refused(
        "StateMachineAlreadyExists", "'" + MACHINE + "'", () -> create(WAIT, true, "the first"));
  }

  @Test
  void what_was_created_without_a_version_is_not_the_same_with_one() {
    create(PASS, false, null);

    refused(
        "StateMachineAlreadyExists", "'" + MACHINE + "'", () -> create(PASS, true, "the first"));
    refused(
        "ValidationException",
        "Version description can only be set when publish is true",
        () -> create(PASS, false, "the first"));
  }

  @Test
  void an_update_that_changes_nothing_is_no_revision() {
    door.create("m", PASS, StateMachineType.STANDARD);
    var changed =
        door.engine.updateStateMachine(
            new UpdateStateMachineInput(MACHINE, WAIT, null, null, null));
    door.time.advance(Duration.ofHours(1));

    var same =
        door.engine.updateStateMachine(
            new UpdateStateMachineInput(
                MACHINE, WAIT, Scenario.ROLE, null, null, true, "now", null));

    assertThat(same.revisionId()).isEqualTo(changed.revisionId());
    assertThat(same.updateDate()).isEqualTo(changed.updateDate());
    assertThat(same.stateMachineVersionArn()).isEqualTo(MACHINE + ":1");
    refused(
        "ValidationException",
        "Version description can only be set when publish is true",
        () ->
            door.engine.updateStateMachine(
                new UpdateStateMachineInput(
                    MACHINE, WAIT, null, null, null, false, "never", null)));
  }

  @Test
  void an_update_is_not_for_versions() {
    String version = door.publish("m", PASS);

    refused(
        "StateMachineDoesNotExist",
        "State Machine Does Not Exist: '" + version + "'",
        () ->
            door.engine.updateStateMachine(
                new UpdateStateMachineInput(version, WAIT, null, null, null)));
  }

  @Test
  void versions_are_listed_page_by_page_the_latest_first() {
    door.publish("m", PASS);
    for (int i = 0; i < 10; i++) {
      door.publishNext(MACHINE, i % 2 == 0 ? WAIT : PASS);
    }

    var found = new ArrayList<String>();
    String token = null;
    do {
      var page =
          door.engine.listStateMachineVersions(
              new ListStateMachineVersionsInput(MACHINE, token, 4));
      page.stateMachineVersions().stream()
          .map(StateMachineVersionListItem::stateMachineVersionArn)
          .forEach(found::add);
      token = page.nextToken();
    } while (token != null);

    assertThat(found)
        .hasSize(11)
        .startsWith(MACHINE + ":11", MACHINE + ":10")
        .endsWith(MACHINE + ":1");
    assertThat(
            door.engine
                .listStateMachineVersions(
                    new ListStateMachineVersionsInput(Door.NOWHERE, null, null))
                .stateMachineVersions())
        .isEmpty();
  }

  @Test
  void a_deleted_version_starts_nothing_and_its_number_is_not_given_again() {
    String version = door.publish("m", WAIT);
    String execution = door.start(version, "e", null);

    delete(version);
    delete(version);
    door.engine.updateStateMachine(new UpdateStateMachineInput(MACHINE, PASS, null, null, null));

    refused(
        "StateMachineDoesNotExist",
        "State Machine Version Does Not Exist: '" + version + "'",
        () -> door.start(version, "f", null));
    refused(
        "StateMachineDoesNotExist",
        "State Machine Version Does Not Exist: '" + version + "'",
        () -> describe(version));
    assertThat(door.describe(execution).stateMachineVersionArn()).isEqualTo(version);
    assertThat(publish(null, null).stateMachineVersionArn()).isEqualTo(MACHINE + ":2");
  }

  @Test
  void a_version_that_an_alias_leads_to_is_not_deleted() {
    String version = door.publish("m", PASS);
    door.engine.createStateMachineAlias(
        new CreateStateMachineAliasInput(
            "live", null, List.of(new RoutingConfigurationListItem(version, 100))));

    refused(
        "ConflictException",
        "Version to be deleted must not be referenced by an alias. Current list of aliases"
            + " referencing this version: [live]",
        () -> delete(version));
    refused("ValidationException", "Expected the ARN of a version", () -> delete(MACHINE));
  }

  @Test
  void there_are_a_thousand_versions_at_most() {
    door.publish("m", PASS);
    for (int i = 1; i < 1_000; i++) {
      door.publishNext(MACHINE, i % 2 == 0 ? PASS : WAIT);
    }

    refused(
        "ServiceQuotaExceededException",
        "Expected at most 1000 versions",
        () -> door.publishNext(MACHINE, PASS));
  }

  private CreateStateMachineOutput create(
      String definition, boolean publish, @Nullable String description) {
    return door.engine.createStateMachine(
        new CreateStateMachineInput(
            "m", definition, Scenario.ROLE, null, null, null, null, publish, description, null));
  }

  private PublishStateMachineVersionOutput publish(
      @Nullable String revision, @Nullable String description) {
    return door.engine.publishStateMachineVersion(
        new PublishStateMachineVersionInput(MACHINE, revision, description));
  }

  private DescribeStateMachineOutput describe(String arn) {
    return door.engine.describeStateMachine(new DescribeStateMachineInput(arn));
  }

  private void delete(String version) {
    door.engine.deleteStateMachineVersion(new DeleteStateMachineVersionInput(version));
  }
}
