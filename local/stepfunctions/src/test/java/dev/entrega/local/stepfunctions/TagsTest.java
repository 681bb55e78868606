package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Door.PASS;
import static dev.entrega.local.stepfunctions.Door.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.CreateActivityInput;
import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.DeleteActivityInput;
import dev.entrega.local.stepfunctions.api.DeleteStateMachineInput;
import dev.entrega.local.stepfunctions.api.ListTagsForResourceInput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.api.Tag;
import dev.entrega.local.stepfunctions.api.TagResourceInput;
import dev.entrega.local.stepfunctions.api.UntagResourceInput;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tags, whose rules are those of recordings from AWS. */
class TagsTest {

  private static final String MACHINE = Door.NOWHERE.replace("nowhere", "m");
  private static final String ACTIVITY = "arn:aws:states:us-east-1:000000000000:activity:a";

  private final Door door = new Door();

  @Test
  void what_is_created_bears_its_tags_and_a_second_request_changes_none() {
    create(tag("owner", "me"));
    create(tag("owner", "you"));
    door.engine.createActivity(new CreateActivityInput("a", List.of(tag("x", "1")), null));
    door.engine.createActivity(new CreateActivityInput("a", List.of(), null));

    assertThat(tags(MACHINE)).containsExactly(tag("owner", "me"));
    assertThat(tags(ACTIVITY)).containsExactly(tag("x", "1"));
  }

  @Test
  void tags_are_added_in_the_place_of_those_with_the_same_key() {
    create(tag("Owner", "me"), tag("Mode", "old"));

    add(MACHINE, tag("Mode", "new"), tag("mode", "another"), tag("Empty", ""));

    assertThat(tags(MACHINE))
        .containsExactlyInAnyOrder(
            tag("Owner", "me"), tag("Mode", "new"), tag("mode", "another"), tag("Empty", ""));
  }

  @Test
  void tags_are_taken_off_if_they_are_there() {
    create(tag("a", "1"), tag("b", "2"));

    remove(MACHINE, "a", "missing");
    assertThat(tags(MACHINE)).containsExactly(tag("b", "2"));

    remove(MACHINE, "b");
    assertThat(tags(MACHINE)).isEmpty();
  }

  @Test
  void a_version_bears_none() {
    String version = door.publish("m", PASS);

    assertThat(tags(version)).isEmpty();
    refused(
        "ResourceNotFound",
        "Resource not found: '" + version + "'",
        () -> add(version, tag("a", "1")));
  }

  @Test
  void fifty_tags_are_enough() {
    create();
    add(MACHINE, IntStream.range(0, 50).mapToObj(i -> tag("k" + i, "v")).toArray(Tag[]::new));
    add(MACHINE, tag("k0", "again"));

    refused("TooManyTags", "there would be 51", () -> add(MACHINE, tag("k50", "v")));
    assertThat(tags(MACHINE)).hasSize(50);
  }

  @Test
  void odd_tags_are_refused() {
    create();

    refused(
        "AccessDeniedException",
        "not allowed to mutate system tags",
        () -> add(MACHINE, tag("aws:mine", "v")));
    refused("ValidationException", "in tags, but found", () -> add(MACHINE, tag("a!", "v")));
    refused("ValidationException", "'tags.1.member.key'", () -> add(MACHINE, tag("", "v")));
    refused(
        "ValidationException",
        "'tags.2.member.value'",
        () -> add(MACHINE, tag("a", "v"), tag("b", "v".repeat(257))));
    refused(
        "ValidationException",
        "Member must satisfy constraint: [Member must have length less than or equal to 128,",
        () -> remove(MACHINE, "k".repeat(129)));
  }

  @Test
  void what_is_not_there_bears_none() {
    refused("ResourceNotFound", "nowhere", () -> tags(Door.NOWHERE));
    refused("ResourceNotFound", ACTIVITY, () -> tags(ACTIVITY));
    refused("InvalidArn", "Invalid ARN prefix: nonsense", () -> tags("nonsense"));
    refused(
        "InvalidArn",
        "Resource type not valid in this context: execution",
        () -> tags("arn:aws:states:us-east-1:000000000000:execution:m:e"));
  }

  @Test
  void tags_go_with_what_bore_them() {
    create(tag("a", "1"));
    door.engine.createActivity(new CreateActivityInput("a", List.of(tag("x", "1")), null));

    door.engine.deleteStateMachine(new DeleteStateMachineInput(MACHINE));
    door.engine.deleteActivity(new DeleteActivityInput(ACTIVITY));
    create();
    door.engine.createActivity(new CreateActivityInput("a", null, null));

    assertThat(tags(MACHINE)).isEmpty();
    assertThat(tags(ACTIVITY)).isEmpty();
  }

  private static Tag tag(String key, String value) {
    return new Tag(key, value);
  }

  private void create(Tag... tags) {
    door.engine.createStateMachine(
        new CreateStateMachineInput(
            "m",
            PASS,
            Scenario.ROLE,
            StateMachineType.STANDARD,
            null,
            null,
            List.of(tags),
            null,
            null,
            null));
  }

  private void add(String arn, Tag... tags) {
    door.engine.tagResource(new TagResourceInput(arn, List.of(tags)));
  }

  private void remove(String arn, String... keys) {
    door.engine.untagResource(new UntagResourceInput(arn, List.of(keys)));
  }

  private List<Tag> tags(String arn) {
    return Objects.requireNonNull(
        door.engine.listTagsForResource(new ListTagsForResourceInput(arn)).tags());
  }
}
