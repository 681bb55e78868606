package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ActivityDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ActivityListItem;
import software.amazon.awssdk.services.sfn.model.ConflictException;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineAliasListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineVersionListItem;
import software.amazon.awssdk.services.sfn.model.Tag;

/** Versions, aliases, tags, activities and redrives by AWS's own client. */
class StepFunctionsOperationsTest {

  private static final String ROLE = "arn:aws:iam::000000000000:role/any";
  private static final String PASS =
      "{\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true}}}";
  private static final String WAIT =
      """
      {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 3600, "End": true}}}
      """;

  private static AwsEndpoint endpoint;
  private static SfnClient sfn;

  @BeforeAll
  static void start() {
    endpoint = AwsEndpoint.start(AwsSettings.defaults().withPort(0));
    sfn = new Clients(endpoint.uri()).sfn();
  }

  @AfterAll
  static void close() {
    sfn.close();
    endpoint.close();
  }

  @Test
  void versions_are_published_listed_and_deleted() {
    var created =
        sfn.createStateMachine(r ->
            r.name("versions")
                .definition(PASS)
                .roleArn(ROLE)
                .publish(true)
                .versionDescription("1"));
    String machine = created.stateMachineArn();
    sfn.updateStateMachine(r -> r.stateMachineArn(machine).definition(WAIT));

    var second = sfn.publishStateMachineVersion(r -> r.stateMachineArn(machine).description("2"));

    assertThat(sfn.listStateMachineVersions(r -> r.stateMachineArn(machine)).stateMachineVersions())
        .extracting(StateMachineVersionListItem::stateMachineVersionArn)
        .containsExactly(second.stateMachineVersionArn(), created.stateMachineVersionArn());
    var first = sfn.describeStateMachine(r -> r.stateMachineArn(created.stateMachineVersionArn()));
    assertThat(first.definition()).isEqualTo(PASS);
    assertThat(first.description()).isEqualTo("1");
    sfn.deleteStateMachineVersion(r -> r.stateMachineVersionArn(created.stateMachineVersionArn()));
    assertThat(sfn.listStateMachineVersions(r -> r.stateMachineArn(machine)).stateMachineVersions())
        .hasSize(1);
  }

  @Test
  void an_alias_leads_executions_to_a_version() {
    var created =
        sfn.createStateMachine(r -> r.name("aliases").definition(WAIT).roleArn(ROLE).publish(true));
    String version = created.stateMachineVersionArn();
    var route = route(version);
    String alias =
        sfn.createStateMachineAlias(r -> r.name("live").routingConfiguration(route))
            .stateMachineAliasArn();
    sfn.updateStateMachineAlias(r -> r.stateMachineAliasArn(alias).description("the one"));

    String execution = sfn.startExecution(r -> r.stateMachineArn(alias).name("e")).executionArn();

    var described = sfn.describeExecution(r -> r.executionArn(execution));
    assertThat(described.stateMachineVersionArn()).isEqualTo(version);
    assertThat(described.stateMachineAliasArn()).isEqualTo(alias);
    var live = sfn.describeStateMachineAlias(r -> r.stateMachineAliasArn(alias));
    assertThat(live.description()).isEqualTo("the one");
    assertThat(live.routingConfiguration()).containsExactly(route);
    assertThat(
            sfn.listStateMachineAliases(r -> r.stateMachineArn(created.stateMachineArn()))
                .stateMachineAliases())
        .extracting(StateMachineAliasListItem::stateMachineAliasArn)
        .containsExactly(alias);
    assertThatThrownBy(() -> sfn.deleteStateMachineVersion(r -> r.stateMachineVersionArn(version)))
        .isInstanceOf(ConflictException.class);
    sfn.deleteStateMachineAlias(r -> r.stateMachineAliasArn(alias));
    sfn.deleteStateMachineVersion(r -> r.stateMachineVersionArn(version));
  }

  @Test
  void tags_come_and_go() {
    String machine =
        sfn.createStateMachine(
                r -> r.name("tags").definition(PASS).roleArn(ROLE).tags(tag("a", "1")))
            .stateMachineArn();

    sfn.tagResource(r -> r.resourceArn(machine).tags(tag("b", "2")));
    sfn.untagResource(r -> r.resourceArn(machine).tagKeys("a"));

    assertThat(sfn.listTagsForResource(r -> r.resourceArn(machine)).tags())
        .isEqualTo(List.of(tag("b", "2")));
  }

  @Test
  void a_worker_asks_for_tasks_and_answers_them() {
    String activity = sfn.createActivity(r -> r.name("pack")).activityArn();
    assertThat(sfn.describeActivity(r -> r.activityArn(activity)).name()).isEqualTo("pack");
    assertThat(sfn.listActivities(_ -> {}).activities())
        .extracting(ActivityListItem::activityArn)
        .contains(activity);
    String machine = machine("packs", work(activity));

    String execution = start(machine, "done");
    var task = sfn.getActivityTask(r -> r.activityArn(activity).workerName("ada"));
    sfn.sendTaskHeartbeat(r -> r.taskToken(task.taskToken()));
    sfn.sendTaskSuccess(r -> r.taskToken(task.taskToken()).output("{\"packed\": true}"));

    assertThat(task.input()).isEqualTo("{}");
    assertThat(ended(execution)).isEqualTo(ExecutionStatus.SUCCEEDED);
    sfn.deleteActivity(r -> r.activityArn(activity));
    assertThatThrownBy(() -> sfn.describeActivity(r -> r.activityArn(activity)))
        .isInstanceOf(ActivityDoesNotExistException.class);
  }

  @Test
  void an_execution_that_failed_is_taken_up_again() {
    String activity = sfn.createActivity(r -> r.name("again")).activityArn();
    String execution = start(machine("redriven", work(activity)), "e");
    var first = sfn.getActivityTask(r -> r.activityArn(activity));
    assertThatThrownBy(() -> sfn.redriveExecution(r -> r.executionArn(execution)))
        .isInstanceOf(ExecutionNotRedrivableException.class);
    sfn.sendTaskFailure(r -> r.taskToken(first.taskToken()).error("Torn"));
    assertThat(ended(execution)).isEqualTo(ExecutionStatus.FAILED);

    var redriven = sfn.redriveExecution(r -> r.executionArn(execution));
    var second = sfn.getActivityTask(r -> r.activityArn(activity));
    sfn.sendTaskSuccess(r -> r.taskToken(second.taskToken()).output("1"));

    assertThat(ended(execution)).isEqualTo(ExecutionStatus.SUCCEEDED);
    var described = sfn.describeExecution(r -> r.executionArn(execution));
    assertThat(described.redriveCount()).isOne();
    assertThat(described.redriveDate()).isEqualTo(redriven.redriveDate());
  }

  private static String work(String activity) {
    return """
    {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "%s", "End": true}}}
    """
        .formatted(activity);
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private static RoutingConfigurationListItem route(String version) {
    return RoutingConfigurationListItem.builder()
        .stateMachineVersionArn(version)
        .weight(100)
        .build();
  }

  private static String machine(String name, String definition) {
    return sfn.createStateMachine(r -> r.name(name).definition(definition).roleArn(ROLE))
        .stateMachineArn();
  }

  private static String start(String machine, String execution) {
    return sfn.startExecution(r -> r.stateMachineArn(machine).name(execution)).executionArn();
  }

  private static ExecutionStatus ended(String execution) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> sfn.describeExecution(r -> r.executionArn(execution)).status(),
            status -> status != ExecutionStatus.RUNNING);
  }
}
