package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Door.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.ActivityListItem;
import dev.entrega.local.stepfunctions.api.CreateActivityInput;
import dev.entrega.local.stepfunctions.api.CreateActivityOutput;
import dev.entrega.local.stepfunctions.api.DeleteActivityInput;
import dev.entrega.local.stepfunctions.api.DescribeActivityInput;
import dev.entrega.local.stepfunctions.api.EncryptionConfiguration;
import dev.entrega.local.stepfunctions.api.EncryptionType;
import dev.entrega.local.stepfunctions.api.ListActivitiesInput;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ActivitiesTest {

  private static final String ARN = "arn:aws:states:us-east-1:000000000000:activity:a";

  private final Door door = new Door();

  @Test
  void creating_the_same_activity_twice_is_creating_it_once() {
    CreateActivityOutput first = create("a");
    door.time.advance(Duration.ofHours(1));

    assertThat(first.activityArn()).isEqualTo(ARN);
    assertThat(create("a")).isEqualTo(first);
    refused(
        "ActivityAlreadyExists",
        "EncryptionConfiguration may not be updated",
        () ->
            door.engine.createActivity(
                new CreateActivityInput(
                    "a",
                    null,
                    new EncryptionConfiguration(
                        EncryptionType.CUSTOMER_MANAGED_KMS_KEY, "k", null))));
  }

  @Test
  void an_activity_is_told_until_it_is_deleted() {
    create("a");

    var described = door.engine.describeActivity(new DescribeActivityInput(ARN));
    assertThat(described.name()).isEqualTo("a");
    assertThat(described.encryptionConfiguration())
        .isEqualTo(new EncryptionConfiguration(EncryptionType.AWS_OWNED_KEY, null, null));

    door.engine.deleteActivity(new DeleteActivityInput(ARN));
    door.engine.deleteActivity(new DeleteActivityInput(ARN));
    refused(
        "ActivityDoesNotExist",
        "Activity Does Not Exist: '" + ARN + "'",
        () -> door.engine.describeActivity(new DescribeActivityInput(ARN)));
  }

  @Test
  void activities_are_listed_by_name() {
    create("c");
    create("a");
    create("b");

    var first = door.engine.listActivities(new ListActivitiesInput(2, null));
    var second = door.engine.listActivities(new ListActivitiesInput(2, first.nextToken()));

    assertThat(first.activities()).extracting(ActivityListItem::name).containsExactly("a", "b");
    assertThat(second.activities()).extracting(ActivityListItem::name).containsExactly("c");
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void an_odd_activity_is_refused() {
    refused("InvalidName", "Invalid Name: 'a b'", () -> create("a b"));
    refused(
        "InvalidArn",
        "Resource type not valid in this context: stateMachine",
        () -> door.engine.describeActivity(new DescribeActivityInput(Door.NOWHERE)));
  }

  private CreateActivityOutput create(String name) {
    return door.engine.createActivity(new CreateActivityInput(name, null, null));
  }
}
