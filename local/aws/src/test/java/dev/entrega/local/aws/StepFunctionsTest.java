package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.json.JsonMapper;

/** Step Functions by AWS's own client; what the language means is tried beside the engine. */
class StepFunctionsTest {

  private static final String ROLE = "arn:aws:iam::000000000000:role/any";
  private static final String PASS =
      "{\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true}}}";
  private static final String WAIT =
      """
      {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 3600, "End": true}}}
      """;

  private static AwsEndpoint endpoint;
  private static SfnClient sfn;
  private static SqsClient sqs;

  private String name;

  @BeforeAll
  static void start() {
    endpoint = AwsEndpoint.start(AwsSettings.defaults().withPort(0));
    sfn = new Clients(endpoint.uri()).sfn();
    sqs = new Clients(endpoint.uri()).sqs();
  }

  @AfterAll
  static void close() {
    sfn.close();
    sqs.close();
    endpoint.close();
  }

  @BeforeEach
  void nameMachine(TestInfo test) {
    name = "m" + Integer.toHexString(test.getDisplayName().hashCode());
  }

  @Test
  void a_state_machine_lives_from_creation_to_deletion() {
    var arn = machine(PASS);
    assertThat(arn).isEqualTo("arn:aws:states:us-east-1:000000000000:stateMachine:" + name);

    var described = sfn.describeStateMachine(r -> r.stateMachineArn(arn));
    assertThat(described.name()).isEqualTo(name);
    assertThat(described.definition()).isEqualTo(PASS);
    assertThat(described.type()).isEqualTo(StateMachineType.STANDARD);
    assertThat(described.status()).isEqualTo(StateMachineStatus.ACTIVE);
    assertThat(described.creationDate())
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));

    var updated = sfn.updateStateMachine(r -> r.stateMachineArn(arn).definition(WAIT));
    assertThat(updated.updateDate()).isAfterOrEqualTo(described.creationDate());
    assertThat(sfn.describeStateMachine(r -> r.stateMachineArn(arn)).definition()).isEqualTo(WAIT);
    assertThat(sfn.listStateMachinesPaginator(_ -> {}).stateMachines())
        .extracting(StateMachineListItem::stateMachineArn)
        .contains(arn);

    sfn.deleteStateMachine(r -> r.stateMachineArn(arn));
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            assertThatThrownBy(() -> sfn.describeStateMachine(r -> r.stateMachineArn(arn)))
                .isInstanceOf(StateMachineDoesNotExistException.class));
  }

  @Test
  void an_execution_tells_its_input_output_and_history() {
    var machine = machine(PASS);

    var started =
        sfn.startExecution(r -> r.stateMachineArn(machine).name("first").input("{\"a\": 1}"));

    var execution = ended(started.executionArn());
    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(execution.input()).isEqualTo("{\"a\": 1}");
    assertThat(new JsonMapper().readTree(execution.output()).path("a").asInt()).isEqualTo(1);
    assertThat(execution.startDate()).isEqualTo(started.startDate());
    assertThat(execution.stopDate()).isAfterOrEqualTo(execution.startDate());

    var history = sfn.getExecutionHistory(r -> r.executionArn(started.executionArn()));
    assertThat(history.events())
        .extracting(HistoryEvent::type)
        .containsExactly(
            HistoryEventType.EXECUTION_STARTED,
            HistoryEventType.PASS_STATE_ENTERED,
            HistoryEventType.PASS_STATE_EXITED,
            HistoryEventType.EXECUTION_SUCCEEDED);
    assertThat(history.events().get(1).stateEnteredEventDetails().name()).isEqualTo("P");
    assertThat(
            sfn.describeStateMachineForExecution(r -> r.executionArn(started.executionArn()))
                .definition())
        .isEqualTo(PASS);
  }

  @Test
  void a_history_comes_in_pages_forwards_and_backwards() {
    var execution = start(machine(PASS), "paged");
    ended(execution);

    var forwards =
        sfn.getExecutionHistoryPaginator(r -> r.executionArn(execution).maxResults(1)).events();
    var backwards =
        sfn.getExecutionHistoryPaginator(
                r -> r.executionArn(execution).maxResults(3).reverseOrder(true))
            .events();

    assertThat(forwards).extracting(HistoryEvent::id).containsExactly(1L, 2L, 3L, 4L);
    assertThat(backwards).extracting(HistoryEvent::id).containsExactly(4L, 3L, 2L, 1L);
  }

  @Test
  void executions_are_listed_by_status_and_in_pages() {
    var machine = machine(WAIT);
    IntStream.range(0, 5).forEach(i -> start(machine, "e" + i));
    sfn.stopExecution(r -> r.executionArn(execution("e0")).error("Mine").cause("enough"));
    ended(execution("e0"));

    var running =
        sfn.listExecutionsPaginator(
                r -> r.stateMachineArn(machine).statusFilter(ExecutionStatus.RUNNING).maxResults(2))
            .executions();

    assertThat(running)
        .extracting(ExecutionListItem::name)
        .containsExactlyInAnyOrder("e1", "e2", "e3", "e4");
    var stopped = sfn.describeExecution(r -> r.executionArn(execution("e0")));
    assertThat(stopped.status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(stopped.error()).isEqualTo("Mine");
    assertThat(stopped.cause()).isEqualTo("enough");
  }

  @Test
  void the_same_name_and_input_is_the_same_execution_while_it_runs() {
    var machine = machine(WAIT);

    var first = sfn.startExecution(r -> r.stateMachineArn(machine).name("o-1").input("{\"a\":1}"));
    var again = sfn.startExecution(r -> r.stateMachineArn(machine).name("o-1").input("{\"a\":1}"));

    assertThat(again.executionArn()).isEqualTo(first.executionArn());
    assertThat(again.startDate()).isEqualTo(first.startDate());
    assertThatThrownBy(
            () -> sfn.startExecution(r -> r.stateMachineArn(machine).name("o-1").input("{}")))
        .isInstanceOf(ExecutionAlreadyExistsException.class);
  }

  @Test
  void a_task_waits_for_its_token() {
    var execution = waiting("answered");

    var token = token();
    sfn.sendTaskHeartbeat(r -> r.taskToken(token));
    sfn.sendTaskSuccess(r -> r.taskToken(token).output("{\"done\": true}"));

    var ended = ended(execution);
    assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(new JsonMapper().readTree(ended.output()).path("done").asBoolean()).isTrue();
    assertThatThrownBy(() -> sfn.sendTaskSuccess(r -> r.taskToken(token).output("{}")))
        .isInstanceOf(TaskTimedOutException.class);
  }

  @Test
  void a_task_may_be_answered_with_an_error() {
    var execution = waiting("refused");

    var token = token();
    sfn.sendTaskFailure(r -> r.taskToken(token).error("Payment.Declined").cause("no money"));

    var ended = ended(execution);
    assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(ended.error()).isEqualTo("Payment.Declined");
    assertThat(ended.cause()).isEqualTo("no money");
  }

  @Test
  void an_express_machine_answers_at_once() {
    var machine =
        sfn.createStateMachine(
                r -> r.name(name).definition(PASS).roleArn(ROLE).type(StateMachineType.EXPRESS))
            .stateMachineArn();

    var answer = sfn.startSyncExecution(r -> r.stateMachineArn(machine).input("{\"a\": 1}"));

    assertThat(answer.status()).isEqualTo(SyncExecutionStatus.SUCCEEDED);
    assertThat(new JsonMapper().readTree(answer.output()).path("a").asInt()).isEqualTo(1);
  }

  private String waiting(String execution) {
    var queue = sqs.createQueue(r -> r.queueName(name)).queueUrl();
    var definition =
        """
        {"StartAt": "T", "States": {"T": {
          "Type": "Task",
          "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
          "Parameters": {"QueueUrl": "%s", "MessageBody": {"token.$": "$$.Task.Token"}},
          "End": true
        }}}
        """
            .formatted(queue);
    return start(machine(definition), execution);
  }

  private String token() {
    var url = endpoint.uri() + "/000000000000/" + name;
    var message =
        sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20)).messages().getFirst();
    return new JsonMapper().readTree(message.body()).path("token").asString();
  }

  private String machine(String definition) {
    return sfn.createStateMachine(r -> r.name(name).definition(definition).roleArn(ROLE))
        .stateMachineArn();
  }

  private String execution(String execution) {
    return "arn:aws:states:us-east-1:000000000000:execution:" + name + ":" + execution;
  }

  private static String start(String machine, String execution) {
    return start(machine, execution, "{}");
  }

  private static String start(String machine, String execution, String input) {
    return sfn.startExecution(r -> r.stateMachineArn(machine).name(execution).input(input))
        .executionArn();
  }

  private static DescribeExecutionResponse ended(String execution) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> sfn.describeExecution(r -> r.executionArn(execution)),
            described -> described.status() != ExecutionStatus.RUNNING);
  }
}
