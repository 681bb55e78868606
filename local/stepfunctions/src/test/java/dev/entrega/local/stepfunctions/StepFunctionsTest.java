package dev.entrega.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.DeleteStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineForExecutionInput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineInput;
import dev.entrega.local.stepfunctions.api.ExecutionListItem;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.GetExecutionHistoryInput;
import dev.entrega.local.stepfunctions.api.ListExecutionsInput;
import dev.entrega.local.stepfunctions.api.ListStateMachinesInput;
import dev.entrega.local.stepfunctions.api.LogDestination;
import dev.entrega.local.stepfunctions.api.LoggingConfiguration;
import dev.entrega.local.stepfunctions.api.SendTaskFailureInput;
import dev.entrega.local.stepfunctions.api.SendTaskHeartbeatInput;
import dev.entrega.local.stepfunctions.api.SendTaskSuccessInput;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.api.StartSyncExecutionInput;
import dev.entrega.local.stepfunctions.api.StateMachineListItem;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.api.StopExecutionInput;
import dev.entrega.local.stepfunctions.api.TracingConfiguration;
import dev.entrega.local.stepfunctions.api.UpdateStateMachineInput;
import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import dev.entrega.local.stepfunctions.time.SteppedTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class StepFunctionsTest {

  private static final String PASS = state("\"Type\": \"Pass\", \"End\": true");
  private static final String WAIT = state("\"Type\": \"Wait\", \"Seconds\": 60, \"End\": true");
  private static final String NOWHERE =
      "arn:aws:states:us-east-1:000000000000:stateMachine:nowhere";

  private final SteppedTime time = new SteppedTime();
  private final StepFunctions engine =
      new StepFunctions(Location.LOCAL, Integrations.none(), Ports.inMemory(time));

  private static String state(String fields) {
    return "{\"StartAt\": \"A\", \"States\": {\"A\": {%s}}}".formatted(fields);
  }

  private String create(String name, String definition, StateMachineType type) {
    return engine
        .createStateMachine(
            new CreateStateMachineInput(name, definition, Scenario.ROLE, type, null, null))
        .stateMachineArn();
  }

  private String start(String machine, @Nullable String name, @Nullable String input) {
    String arn =
        engine.startExecution(new StartExecutionInput(machine, name, input, null)).executionArn();
    time.settle();
    return arn;
  }

  private static void refused(String code, String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StepFunctionsException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(message);
  }

  @Test
  void creating_the_same_machine_twice_is_creating_it_once() {
    String arn = create("m", PASS, StateMachineType.STANDARD);
    time.advance(Duration.ofHours(1));

    assertThat(create("m", PASS, StateMachineType.STANDARD)).isEqualTo(arn);
    refused(
        "StateMachineAlreadyExists",
        "State Machine Already Exists: '" + arn + "'",
        () -> create("m", WAIT, StateMachineType.STANDARD));
    refused(
        "StateMachineAlreadyExists",
        "State Machine Already Exists",
        () -> create("m", PASS, StateMachineType.EXPRESS));
    refused(
        "StateMachineAlreadyExists",
        "State Machine Already Exists",
        () ->
            engine.createStateMachine(
                new CreateStateMachineInput(
                    "m", PASS, Scenario.ROLE, null, null, new TracingConfiguration(true))));
    refused(
        "StateMachineAlreadyExists",
        "State Machine Already Exists",
        () ->
            engine.createStateMachine(
                new CreateStateMachineInput(
                    "m",
                    PASS,
                    Scenario.ROLE,
                    null,
                    new LoggingConfiguration("ERROR", null, List.of(new LogDestination(null))),
                    null)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a b", "a<", "a>", "a{", "a}", "a[", "a?", "a*", "a\"", "a#", "a/b", "a:b", "a\n"})
  void a_name_has_no_odd_characters(String name) {
    refused(
        "InvalidName",
        "Invalid Name: '" + name + "'",
        () -> create(name, PASS, StateMachineType.STANDARD));
  }

  @Test
  void a_name_has_1_to_80_characters() {
    String machine = create("x".repeat(80), PASS, StateMachineType.STANDARD);

    refused(
        "ValidationException",
        "less than or equal to 80",
        () -> start(machine, "x".repeat(81), null));
    refused("ValidationException", "greater than or equal to 1", () -> start(machine, "", null));
    assertThatCode(() -> start(machine, "Ação_x-1.b@c(d)'", null)).doesNotThrowAnyException();
  }

  @Test
  void what_is_required_must_be_there() {
    refused(
        "ValidationException",
        "1 validation error detected: Value null at 'name' failed to satisfy constraint: Member"
            + " must not be null",
        () ->
            engine.createStateMachine(
                new CreateStateMachineInput(null, PASS, Scenario.ROLE, null, null, null)));
    refused(
        "ValidationException",
        "'taskToken'",
        () -> engine.sendTaskSuccess(new SendTaskSuccessInput(null, "{}")));
  }

  @Test
  void a_definition_that_cannot_run_is_refused() {
    refused(
        "InvalidDefinition",
        "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED",
        () -> create("m", "{}", StateMachineType.STANDARD));
    refused(
        "ValidationException",
        "1048576",
        () -> create("m", " ".repeat(1_048_577), StateMachineType.STANDARD));
    refused(
        "InvalidArn",
        "Invalid Role Arn: 'admin'",
        () ->
            engine.createStateMachine(
                new CreateStateMachineInput("m", PASS, "admin", null, null, null)));
    refused(
        "InvalidLoggingConfiguration",
        "Must specify exactly one Log Destination",
        () ->
            engine.createStateMachine(
                new CreateStateMachineInput(
                    "m",
                    PASS,
                    Scenario.ROLE,
                    null,
                    new LoggingConfiguration("ALL", null, null),
                    null)));
    refused(
        "InvalidLoggingConfiguration",
        "Must specify exactly one Log Destination",
        () ->
            engine.createStateMachine(
                new CreateStateMachineInput(
                    "m",
                    PASS,
                    Scenario.ROLE,
                    null,
                    new LoggingConfiguration("ALL", null, List.of()),
                    null)));
  }

  @Test
  void an_update_holds_for_the_executions_to_come() {
    String machine = create("m", WAIT, StateMachineType.STANDARD);
    String old = start(machine, "old", null);
    time.advance(Duration.ofSeconds(1));

    var updated =
        engine.updateStateMachine(
            new UpdateStateMachineInput(machine, PASS, null, null, new TracingConfiguration(true)));
    String fresh = start(machine, "fresh", null);

    assertThat(status(old)).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(status(fresh)).isEqualTo(ExecutionStatus.SUCCEEDED);
    var now = engine.describeStateMachine(new DescribeStateMachineInput(machine));
    assertThat(now.definition()).isEqualTo(PASS);
    assertThat(now.revisionId()).isEqualTo(updated.revisionId());
    assertThat(now.tracingConfiguration().enabled()).isTrue();
    var then =
        engine.describeStateMachineForExecution(new DescribeStateMachineForExecutionInput(old));
    assertThat(then.definition()).isEqualTo(WAIT);
    assertThat(then.revisionId()).isNull();
  }

  @Test
  void an_update_may_change_the_role_or_the_logging_alone() {
    String machine = create("m", PASS, StateMachineType.STANDARD);
    engine.updateStateMachine(
        new UpdateStateMachineInput(machine, null, "arn:aws:iam::1:role/other", null, null));
    engine.updateStateMachine(
        new UpdateStateMachineInput(
            machine, null, null, new LoggingConfiguration("OFF", true, null), null));

    var now = engine.describeStateMachine(new DescribeStateMachineInput(machine));

    assertThat(now.roleArn()).isEqualTo("arn:aws:iam::1:role/other");
    assertThat(now.loggingConfiguration().includeExecutionData()).isTrue();
    refused(
        "MissingRequiredParameter",
        "must be specified",
        () ->
            engine.updateStateMachine(
                new UpdateStateMachineInput(machine, null, null, null, null)));
  }

  @Test
  void a_deleted_machine_is_gone_and_its_executions_run_on() {
    String machine = create("m", WAIT, StateMachineType.STANDARD);
    String execution = start(machine, "e", null);

    engine.deleteStateMachine(new DeleteStateMachineInput(machine));
    engine.deleteStateMachine(new DeleteStateMachineInput(machine));
    time.advance(Duration.ofMinutes(1));

    refused(
        "StateMachineDoesNotExist",
        "State Machine Does Not Exist: '" + machine + "'",
        () -> engine.describeStateMachine(new DescribeStateMachineInput(machine)));
    assertThat(status(execution)).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void machines_are_listed_page_by_page() {
    create("a", PASS, StateMachineType.STANDARD);
    create("b", PASS, StateMachineType.EXPRESS);
    create("c", PASS, StateMachineType.STANDARD);

    var first = engine.listStateMachines(new ListStateMachinesInput(2, null));
    var second = engine.listStateMachines(new ListStateMachinesInput(0, first.nextToken()));

    assertThat(first.stateMachines())
        .extracting(StateMachineListItem::name)
        .containsExactly("a", "b");
    assertThat(second.stateMachines()).extracting(StateMachineListItem::name).containsExactly("c");
    assertThat(second.nextToken()).isNull();
    refused(
        "ValidationException",
        "less than or equal to 1000",
        () -> engine.listStateMachines(new ListStateMachinesInput(1001, null)));
    refused(
        "ValidationException",
        "greater than or equal to 0",
        () -> engine.listStateMachines(new ListStateMachinesInput(-1, null)));
  }

  @Test
  void starting_twice_starts_once_while_it_runs() {
    String machine = create("m", WAIT, StateMachineType.STANDARD);
    var request = new StartExecutionInput(machine, "e", "{\"a\":1}", "trace");
    var first = engine.startExecution(request);
    time.advance(Duration.ofSeconds(5));

    assertThat(engine.startExecution(request)).isEqualTo(first);
    refused(
        "ExecutionAlreadyExists",
        "Execution Already Exists: '" + first.executionArn() + "'",
        () -> start(machine, "e", "{\"a\":2}"));
    time.advance(Duration.ofMinutes(1));
    refused("ExecutionAlreadyExists", "Already Exists", () -> engine.startExecution(request));
  }

  @Test
  void names_are_remembered_for_90_days_after_the_end() {
    String machine = create("m", WAIT, StateMachineType.STANDARD);
    String execution = start(machine, "e", null);

    time.advance(Duration.ofDays(90));
    refused("ExecutionAlreadyExists", "Already Exists", () -> start(machine, "e", null));
    time.advance(Duration.ofMinutes(2));

    assertThat(start(machine, "e", null)).isEqualTo(execution);
    assertThat(list(machine, null, null).executions()).hasSize(1);
  }

  @Test
  void an_execution_without_a_name_gets_one() {
    String machine = create("m", PASS, StateMachineType.STANDARD);

    assertThat(start(machine, null, null)).isNotEqualTo(start(machine, null, null));
  }

  @Test
  void an_input_is_one_json_text_of_256_kib_at_most() {
    String machine = create("m", PASS, StateMachineType.STANDARD);

    refused(
        "InvalidExecutionInput",
        "Invalid State Machine Execution Input: '",
        () -> start(machine, "e", "{"));
    refused("InvalidExecutionInput", "Invalid State", () -> start(machine, "e", "{} {}"));
    refused(
        "ValidationException",
        "Member must have length less than or equal to 262144",
        () -> start(machine, "e", "\"" + "x".repeat(262_143) + "\""));
    start(machine, "e", "\"" + "x".repeat(262_142) + "\"");
  }

  @Test
  void an_arn_must_be_one_of_the_right_kind() {
    refused("InvalidArn", "Invalid ARN prefix: m", () -> start("m", "e", null));
    refused(
        "InvalidArn",
        "Resource type not valid in this context: execution",
        () -> start("arn:aws:states:us-east-1:000000000000:execution:m:e", "e", null));
    refused("StateMachineDoesNotExist", "Does Not Exist", () -> start(NOWHERE, "e", null));
    refused(
        "ExecutionDoesNotExist",
        "Execution Does Not Exist: '",
        () -> status("arn:aws:states:us-east-1:000000000000:execution:m:e"));
  }

  @Test
  void an_execution_is_described_as_its_history_tells_it() {
    String machine = create("m", PASS, StateMachineType.STANDARD);
    String failing =
        create("f", state("\"Type\": \"Fail\", \"Error\": \"E\""), StateMachineType.STANDARD);

    var done = describe(start(machine, "e", "{\"a\": 1}"));
    var failed = describe(start(failing, "e", null));

    assertThat(done.input()).isEqualTo("{\"a\": 1}");
    assertThat(done.output()).isEqualTo("{\"a\": 1}");
    assertThat(done.redriveStatusReason())
        .isEqualTo("Execution is SUCCEEDED and cannot be redriven");
    assertThat(failed.error()).isEqualTo("E");
    assertThat(failed.outputDetails()).isNull();
    assertThat(failed.redriveStatus()).hasToString("REDRIVABLE");
  }

  private dev.entrega.local.stepfunctions.api.DescribeExecutionOutput describe(String execution) {
    return engine.describeExecution(new DescribeExecutionInput(execution));
  }

  private ExecutionStatus status(String execution) {
    return describe(execution).status();
  }

  private dev.entrega.local.stepfunctions.api.ListExecutionsOutput list(
      String machine, @Nullable ExecutionStatus status, @Nullable String token) {
    return engine.listExecutions(new ListExecutionsInput(machine, status, 2, token));
  }

  @Test
  void executions_are_listed_the_latest_first() {
    String machine = create("m", WAIT, StateMachineType.STANDARD);
    for (String name : List.of("a", "b", "c")) {
      start(machine, name, null);
      time.advance(Duration.ofSeconds(30));
    }

    var first = list(machine, null, null);
    var second = list(machine, null, first.nextToken());

    assertThat(first.executions()).extracting(ExecutionListItem::name).containsExactly("c", "b");
    assertThat(second.executions()).extracting(ExecutionListItem::name).containsExactly("a");
    assertThat(second.nextToken()).isNull();
    assertThat(list(machine, ExecutionStatus.SUCCEEDED, null).executions())
        .extracting(ExecutionListItem::name)
        .containsExactly("b", "a");
    refused("InvalidToken", "Invalid Token: 'Invalid token'", () -> list(machine, null, "?"));
    refused("InvalidToken", "Invalid Token", () -> list(machine, null, "cGxhY2U6eA=="));
    refused("InvalidToken", "Invalid Token", () -> list(machine, null, "eA=="));
  }

  @Test
  void a_history_is_read_from_either_end() {
    String execution = start(create("m", PASS, StateMachineType.STANDARD), "e", "{}");

    assertThat(ids(execution, false)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(ids(execution, true)).containsExactly(4L, 3L, 2L, 1L);
  }

  private List<Long> ids(String execution, boolean reverse) {
    var ids = new java.util.ArrayList<Long>();
    String token = null;
    do {
      var page =
          engine.getExecutionHistory(
              new GetExecutionHistoryInput(execution, 3, reverse, token, null));
      page.events().forEach(event -> ids.add(event.id()));
      token = page.nextToken();
    } while (token != null);
    return ids;
  }

  @Test
  void a_history_may_be_read_without_its_data() {
    String execution = start(create("m", PASS, StateMachineType.STANDARD), "e", "{\"a\": 1}");

    var events =
        engine
            .getExecutionHistory(new GetExecutionHistoryInput(execution, null, null, null, false))
            .events();

    assertThat(JsonMapper.builder().build().writeValueAsString(events)).doesNotContain("\\\"a\\\"");
    assertThat(events.get(1).details()).isEqualTo(new EventDetails.StateEntered("A", null, null));
  }

  @Test
  void an_event_is_written_as_aws_writes_it() {
    var event =
        new HistoryEvent(
            time.instant(),
            HistoryEventType.PassStateEntered,
            2,
            0,
            new EventDetails.StateEntered("A", "{}", null));
    var bare = new HistoryEvent(time.instant(), HistoryEventType.ParallelStateStarted, 3, 2, null);
    var json = JsonMapper.builder().build();

    assertThat(json.valueToTree(event).at("/stateEnteredEventDetails/name").stringValue())
        .isEqualTo("A");
    assertThat(json.valueToTree(event).propertyNames())
        .containsExactlyInAnyOrder(
            "timestamp", "type", "id", "previousEventId", "stateEnteredEventDetails");
    assertThat(json.valueToTree(bare).size()).isEqualTo(4);
    assertThat(bare.withoutData()).isEqualTo(bare);
    assertThat(HistoryEventType.MapIterationFailed.detailsField())
        .isEqualTo("mapIterationFailedEventDetails");
    assertThat(HistoryEventType.TaskStateExited.detailsField())
        .isEqualTo("stateExitedEventDetails");
  }

  @Test
  void an_express_execution_answers_who_waits_for_it() {
    String machine = create("m", PASS, StateMachineType.EXPRESS);

    var done = engine.startSyncExecution(new StartSyncExecutionInput(machine, "e", "[1]", "trace"));

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
        create(
            "m",
            "{\"StartAt\": \"A\", \"TimeoutSeconds\": 3600, \"States\": {\"A\":"
                + " {\"Type\": \"Wait\", \"Seconds\": 301, \"End\": true}}}",
            StateMachineType.EXPRESS);
    var caller =
        Thread.ofVirtual()
            .start(() -> {
              var done =
                  engine.startSyncExecution(new StartSyncExecutionInput(machine, null, null, null));
              assertThat(done.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
              assertThat(done.outputDetails()).isNull();
            });
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> caller.getState() == Thread.State.WAITING);

    time.advance(Duration.ofMinutes(5));

    assertThat(caller.join(Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void express_and_standard_each_have_operations_of_their_own() {
    String express = create("m", PASS, StateMachineType.EXPRESS);
    String standard = create("s", PASS, StateMachineType.STANDARD);
    String execution = start(express, "e", null);

    assertThat(start(express, "e", null)).isNotEqualTo(execution);
    refused(
        "InvalidArn", "Resource type not valid in this context: express", () -> status(execution));
    refused(
        "StateMachineTypeNotSupported",
        "This operation is not supported by this type of state machine",
        () -> list(express, null, null));
    refused(
        "StateMachineTypeNotSupported",
        "This operation is not supported",
        () -> engine.startSyncExecution(new StartSyncExecutionInput(standard, null, null, null)));
  }

  @Test
  void a_token_must_be_one_of_ours() {
    String unknown =
        Base64.getUrlEncoder()
            .encodeToString(
                "arn:aws:states:us-east-1:000000000000:execution:m:e#2#0"
                    .getBytes(StandardCharsets.UTF_8));

    refused(
        "InvalidToken",
        "Invalid Token: 'Invalid token'",
        () -> engine.sendTaskHeartbeat(new SendTaskHeartbeatInput("?")));
    refused(
        "InvalidToken",
        "Invalid Token",
        () -> engine.sendTaskFailure(new SendTaskFailureInput("eA==", null, null)));
    refused(
        "TaskDoesNotExist",
        "Task Does Not Exist",
        () -> engine.sendTaskSuccess(new SendTaskSuccessInput(unknown, "{}")));
    refused(
        "InvalidOutput",
        "Invalid Output: '",
        () -> engine.sendTaskSuccess(new SendTaskSuccessInput(unknown, "{")));
    refused(
        "ValidationException",
        "'cause'",
        () -> engine.sendTaskFailure(new SendTaskFailureInput(unknown, "E", "x".repeat(32_769))));
  }

  @Test
  void closing_lets_go_of_what_runs_without_a_trace() {
    String machine = create("m", WAIT, StateMachineType.STANDARD);
    String execution = start(machine, "e", null);

    engine.close();
    time.advance(Duration.ofMinutes(2));

    assertThat(status(execution)).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(engine.stopExecution(new StopExecutionInput(execution, null, null)).stopDate())
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
