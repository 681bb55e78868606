package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Door.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionOutput;
import dev.entrega.local.stepfunctions.api.GetExecutionHistoryInput;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.api.StartSyncExecutionInput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.mocks.MockConfiguration;
import dev.entrega.local.stepfunctions.time.SteppedTime;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class MockedExecutionsTest {

  private static final MockConfiguration MOCKS =
      MockConfiguration.read(
          """
          {"StateMachines": {"M": {"TestCases": {"Later": {"A": "later"}, "Other": {}}}},
           "MockedResponses": {"later": {"0": {"Throw": {"Error": "Busy", "Cause": "so"}},
                                         "1": {"Return": "mocked"}}}}
          """);
  private final SteppedTime time = new SteppedTime();
  private final StepFunctions engine =
      new StepFunctions(
          Location.LOCAL,
          new Integrations(
              Map.of("lambda:invoke", _ -> JsonNodeFactory.instance.stringNode("called")),
              arguments -> arguments),
          Ports.inMemory(time).with(MOCKS));

  @Test
  void each_call_of_a_state_gets_the_next_response() {
    String machine = create("arn:aws:states:::lambda:invoke", StateMachineType.STANDARD);

    assertThat(run(machine + "#Later").output()).isEqualTo("\"mocked\"");
  }

  @Test
  void a_state_without_a_response_calls_its_service() {
    String machine = create("arn:aws:states:::lambda:invoke", StateMachineType.STANDARD);

    assertThat(run(machine + "#Other").output()).isEqualTo("\"called\"");
    assertThat(run(machine).output()).isEqualTo("\"called\"");
  }

  @Test
  void a_task_that_waits_for_its_token_is_taken_on_and_then_answered() {
    String machine =
        create("arn:aws:states:::lambda:invoke.waitForTaskToken", StateMachineType.STANDARD);

    DescribeExecutionOutput execution = run(machine + "#Later");

    assertThat(execution.output()).isEqualTo("\"mocked\"");
    assertThat(
            engine
                .getExecutionHistory(
                    new GetExecutionHistoryInput(execution.executionArn(), null, null, null, null))
                .events()
                .stream()
                .map(event -> event.type().name()))
        .containsSubsequence("TaskSubmitted", "TaskFailed", "TaskSubmitted", "TaskSucceeded");
  }

  @Test
  void a_test_case_that_is_not_there_is_refused() {
    String standard = create("arn:aws:states:::lambda:invoke", StateMachineType.STANDARD);

    refused(
        "ValidationException",
        "Expected 'None' to be a test case of state machine 'M' in the mock configuration",
        () -> engine.startExecution(new StartExecutionInput(standard + "#None", null, null, null)));
  }

  @Test
  void fleeting_executions_run_in_test_cases_too() {
    String machine = create("arn:aws:states:::lambda:invoke", StateMachineType.EXPRESS);

    refused(
        "ValidationException",
        "Expected 'None' to be a test case",
        () ->
            engine.startSyncExecution(
                new StartSyncExecutionInput(machine + "#None", null, null, null)));
  }

  @Test
  void the_children_of_a_map_run_are_in_its_test_case() {
    String machine =
        define(
            """
            {"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true,
              "ItemsPath": "$.items", "ItemProcessor": {
                "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                "StartAt": "A", "States": {"A": %s}}}}}
            """
                .formatted("{%s}".formatted(task("arn:aws:states:::lambda:invoke"))),
            StateMachineType.STANDARD);

    assertThat(run(machine + "#Later", "{\"items\": [1, 2]}").output())
        .isEqualTo("[\"mocked\",\"mocked\"]");
  }

  private String create(String resource, StateMachineType type) {
    return define(Door.state(task(resource)), type);
  }

  private static String task(String resource) {
    return "\"Type\": \"Task\", \"Resource\": \"%s\", \"Retry\": [{\"ErrorEquals\": [\"Busy\"]}], \"End\": true"
        .formatted(resource);
  }

  private String define(String definition, StateMachineType type) {
    return engine
        .createStateMachine(
            new CreateStateMachineInput("M", definition, Scenario.ROLE, type, null, null))
        .stateMachineArn();
  }

  private DescribeExecutionOutput run(String arn) {
    return run(arn, null);
  }

  private DescribeExecutionOutput run(String arn, @Nullable String input) {
    String execution =
        engine.startExecution(new StartExecutionInput(arn, null, input, null)).executionArn();
    time.advance(Duration.ofSeconds(10));
    return engine.describeExecution(new DescribeExecutionInput(execution));
  }
}
