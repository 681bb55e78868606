package dev.entrega.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionOutput;
import dev.entrega.local.stepfunctions.api.ListExecutionsInput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Executions that start others. */
class NestedExecutionsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String CHILD = "arn:aws:states:us-east-1:000000000000:stateMachine:child";
  private static final String RUN = CHILD.replace(":stateMachine:", ":execution:") + ":run";
  private static final String HALF_AN_HOUR =
      "{\"Type\": \"Wait\", \"Seconds\": 1800, \"Next\": \"B\"}, \"B\": {\"Type\": \"Succeed\"}";

  private static Scenario parent(String pattern, String further) {
    return Scenario.givenStates(
        "Start",
        """
        "Start": {
          "Type": "Task",
          "Resource": "arn:aws:states:::states:startExecution%s",
          "Parameters": {"StateMachineArn": "%s", "Name": "run", "Input.$": "$.input"},
          %s
          "End": true
        }
        """
            .formatted(pattern, CHILD, further));
  }

  private static Scenario withChild(Scenario scenario, String state) {
    scenario.engine.createStateMachine(
        new CreateStateMachineInput(
            "child",
            "{\"StartAt\": \"A\", \"States\": {\"A\": %s}}".formatted(state),
            Scenario.ROLE,
            StateMachineType.STANDARD,
            null,
            null));
    return scenario;
  }

  private static DescribeExecutionOutput child(Scenario scenario) {
    return scenario.engine.describeExecution(new DescribeExecutionInput(RUN));
  }

  private static JsonNode output(Scenario scenario) {
    return JSON.readTree(scenario.execution().output());
  }

  @Test
  void a_request_ends_when_the_other_has_begun() {
    var scenario = withChild(parent("", ""), HALF_AN_HOUR).runs("{\"input\": {\"n\": 1}}");

    scenario.expectHistory(
        "ExecutionStarted",
        "TaskStateEntered Start",
        "TaskScheduled",
        "TaskStarted",
        "TaskSucceeded",
        "TaskStateExited Start",
        "ExecutionSucceeded");
    assertThat(child(scenario).input()).isEqualTo("{\"n\":1}");
    assertThat(output(scenario).propertyNames())
        .containsExactly("ExecutionArn", "SdkHttpMetadata", "SdkResponseMetadata", "StartDate");
    assertThat(output(scenario).path("ExecutionArn").stringValue()).isEqualTo(RUN);
    assertThat(output(scenario).path("StartDate").longValue())
        .isEqualTo(child(scenario).startDate().toEpochMilli());
  }

  @Test
  void a_request_tells_of_the_call_as_the_sdk_does() {
    var scenario = withChild(parent("", ""), HALF_AN_HOUR).runs("{\"input\": null}");

    var metadata = output(scenario).path("SdkHttpMetadata");
    var id = output(scenario).path("SdkResponseMetadata").path("RequestId").stringValue();
    assertThat(metadata.path("HttpStatusCode").intValue()).isEqualTo(200);
    assertThat(metadata.path("HttpHeaders").path("x-amzn-RequestId").stringValue()).isEqualTo(id);
    assertThat(metadata.path("HttpHeaders").path("Date").stringValue()).endsWith("GMT");
    assertThat(metadata.at("/AllHttpHeaders/Content-Type/0").stringValue())
        .isEqualTo("application/x-amz-json-1.0");
  }

  @Test
  void without_an_input_the_other_gets_an_empty_object() {
    var scenario = withChild(parent("", ""), HALF_AN_HOUR).runs("{\"input\": null}");

    assertThat(child(scenario).input()).isEqualTo("{}");
  }

  @Test
  void a_job_is_submitted_and_ends_with_the_other() {
    var scenario = withChild(parent(".sync", ""), HALF_AN_HOUR).runs("{\"input\": {\"n\": 1}}");
    scenario.expectHistory(
        "ExecutionStarted",
        "TaskStateEntered Start",
        "TaskScheduled",
        "TaskStarted",
        "TaskSubmitted");

    scenario.after(Duration.ofMinutes(30));

    scenario.expectChain(
        "1<0 ExecutionStarted",
        "2<0 TaskStateEntered",
        "3<2 TaskScheduled",
        "4<3 TaskStarted",
        "5<4 TaskSubmitted",
        "6<5 TaskSucceeded",
        "7<6 TaskStateExited",
        "8<7 ExecutionSucceeded");
    assertThat(output(scenario).path("Output").stringValue()).isEqualTo("{\"n\":1}");
    assertThat(output(scenario).path("Input").stringValue()).isEqualTo("{\"n\":1}");
    assertThat(output(scenario).path("Status").stringValue()).isEqualTo("SUCCEEDED");
    assertThat(output(scenario).path("StopDate").longValue())
        .isEqualTo(scenario.time.instant().toEpochMilli());
  }

  @Test
  void the_second_form_gives_input_and_output_as_json() {
    var scenario =
        withChild(parent(".sync:2", ""), "{\"Type\": \"Succeed\"}").runs("{\"input\": {\"n\": 1}}");

    assertThat(output(scenario).path("Input")).isEqualTo(JSON.readTree("{\"n\": 1}"));
    assertThat(output(scenario).path("Output")).isEqualTo(JSON.readTree("{\"n\": 1}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {".sync", ".sync:2"})
  void another_that_fails_fails_the_task_by_its_description(String pattern) {
    var scenario =
        withChild(
                parent(pattern, ""),
                "{\"Type\": \"Fail\", \"Error\": \"Boom\", \"Cause\": \"why\"}")
            .runs("{\"input\": {\"k\": 1}}");

    long now = scenario.time.instant().toEpochMilli();
    scenario.expectFailure(
        "States.TaskFailed",
        ("{\"Cause\":\"why\",\"Error\":\"Boom\",\"ExecutionArn\":\"%s\",\"Input\":\"{\\\"k\\\":1}\","
                + "\"InputDetails\":{\"Included\":true},\"Name\":\"run\",\"RedriveCount\":0,"
                + "\"RedriveStatus\":\"REDRIVABLE\",\"StartDate\":%d,\"StateMachineArn\":\"%s\","
                + "\"Status\":\"FAILED\",\"StopDate\":%d}")
            .formatted(RUN, now, CHILD, now));
  }

  @Test
  void another_that_times_out_fails_the_task_and_not_as_a_timeout() {
    var scenario =
        parent(
            ".sync", "\"Catch\": [{\"ErrorEquals\": [\"States.Timeout\"], \"Next\": \"Start\"}],");
    scenario.engine.createStateMachine(
        new CreateStateMachineInput(
            "child",
            "{\"StartAt\": \"A\", \"TimeoutSeconds\": 60, \"States\": {\"A\": %s}}"
                .formatted(HALF_AN_HOUR),
            Scenario.ROLE,
            StateMachineType.STANDARD,
            null,
            null));

    scenario.runs("{\"input\": {}}").after(Duration.ofSeconds(60));

    assertThat(scenario.execution().error()).isEqualTo("States.TaskFailed");
    assertThat(JSON.readTree(scenario.execution().cause()).path("Status").stringValue())
        .isEqualTo("TIMED_OUT");
  }

  @Test
  void to_stop_the_one_stops_the_other() {
    var scenario = withChild(parent(".sync", ""), HALF_AN_HOUR).runs("{\"input\": {}}");

    scenario.stopped();

    assertThat(child(scenario).status()).hasToString("ABORTED");
  }

  @Test
  void a_request_leaves_the_other_to_itself() {
    var scenario =
        withChild(
                Scenario.givenStates(
                    "Start",
                    """
                    "Start": {
                      "Type": "Task",
                      "Resource": "arn:aws:states:::states:startExecution",
                      "Parameters": {"StateMachineArn": "%s", "Name": "run"},
                      "Next": "Linger"
                    },
                    "Linger": {"Type": "Wait", "Seconds": 60, "End": true}
                    """
                        .formatted(CHILD)),
                HALF_AN_HOUR)
            .runs("{}");

    scenario.stopped();

    assertThat(child(scenario).status()).hasToString("RUNNING");
  }

  @Test
  void a_task_that_times_out_stops_the_other() {
    var scenario =
        withChild(parent(".sync:2", "\"TimeoutSeconds\": 5,"), HALF_AN_HOUR)
            .runs("{\"input\": {}}")
            .after(Duration.ofSeconds(5));

    scenario.expectFailure("States.Timeout", null);
    assertThat(child(scenario).status()).hasToString("ABORTED");
  }

  @Test
  void a_branch_that_fails_stops_what_its_sibling_has_started() {
    var scenario =
        withChild(
                Scenario.givenStates(
                    "Both",
                    """
                    "Both": {"Type": "Parallel", "End": true, "Branches": [
                      {"StartAt": "Start", "States": {"Start": {
                        "Type": "Task",
                        "Resource": "arn:aws:states:::states:startExecution.sync",
                        "Parameters": {"StateMachineArn": "%s", "Name": "run"},
                        "End": true}}},
                      {"StartAt": "Linger", "States": {
                        "Linger": {"Type": "Wait", "Seconds": 5, "Next": "No"},
                        "No": {"Type": "Fail", "Error": "No"}}}]}
                    """
                        .formatted(CHILD)),
                HALF_AN_HOUR)
            .runs("{}")
            .after(Duration.ofSeconds(5));

    scenario.expectFailure("No", null);
    assertThat(child(scenario).status()).hasToString("ABORTED");
  }

  @Test
  void a_job_may_be_answered_by_its_token_and_the_other_runs_on() {
    var scenario =
        withChild(
            Scenario.givenStates(
                "Start",
                """
                "Start": {
                  "Type": "Task",
                  "Resource": "arn:aws:states:::states:startExecution.sync",
                  "Parameters": {
                    "StateMachineArn": "%s",
                    "Name": "run",
                    "Input": {"token.$": "$$.Task.Token"}
                  },
                  "End": true
                }
                """
                    .formatted(CHILD)),
            HALF_AN_HOUR);
    scenario.runs("{}");
    scenario.called.add(JSON.readTree(child(scenario).input()));

    scenario.workerAnswers("{\"done\": true}");

    scenario.expectOutput("{\"done\": true}");
    assertThat(child(scenario).status()).hasToString("RUNNING");
  }

  @Test
  void a_token_is_waited_for_after_the_other_has_begun() {
    var scenario =
        withChild(
            Scenario.givenStates(
                "Start",
                """
                "Start": {
                  "Type": "Task",
                  "Resource": "arn:aws:states:::states:startExecution.waitForTaskToken",
                  "Parameters": {
                    "StateMachineArn": "%s",
                    "Name": "run",
                    "Input": {"token.$": "$$.Task.Token"}
                  },
                  "End": true
                }
                """
                    .formatted(CHILD)),
            "{\"Type\": \"Succeed\"}");
    scenario.runs("{}");
    scenario.called.add(JSON.readTree(child(scenario).input()));

    scenario.workerAnswers("7");

    scenario.expectHistory(
        "ExecutionStarted",
        "TaskStateEntered Start",
        "TaskScheduled",
        "TaskStarted",
        "TaskSubmitted",
        "TaskSucceeded",
        "TaskStateExited Start",
        "ExecutionSucceeded");
  }

  @ParameterizedTest
  @CsvSource({
    "{\"StateMachineArn\": \"arn:aws:states:us-east-1:000000000000:stateMachine:no\"},"
        + " StateMachineDoesNotExist, StateMachineDoesNotExistException",
    "{\"StateMachineArn\": \"no\"}, InvalidArn, InvalidArnException",
    "{\"StateMachineArn\": null}, ValidationException, AWSStepFunctionsException"
  })
  void what_cannot_be_started_fails_by_the_names_of_the_sdk(
      String parameters, String code, String error) {
    var scenario =
        Scenario.givenStates(
                "Start",
                """
                "Start": {
                  "Type": "Task",
                  "Resource": "arn:aws:states:::states:startExecution.sync",
                  "Parameters": %s,
                  "End": true
                }
                """
                    .formatted(parameters))
            .runs("{}");

    scenario.expectHistory(
        "ExecutionStarted",
        "TaskStateEntered Start",
        "TaskScheduled",
        "TaskStarted",
        "TaskSubmitFailed StepFunctions." + error,
        "ExecutionFailed StepFunctions." + error);
    assertThat(scenario.execution().cause())
        .contains(" (Service: AWSStepFunctions; Status Code: 400; Error Code: " + code + "; ")
        .endsWith("; Proxy: null)");
  }

  @Test
  void without_a_state_machine_nothing_is_even_tried() {
    Scenario.givenStates(
            "Start",
            """
            "Start": {
              "Type": "Task",
              "Resource": "arn:aws:states:::states:startExecution",
              "Parameters": {"Name": "n"},
              "End": true
            }
            """)
        .runs("{}")
        .expectFailure(
            "States.Runtime",
            "An error occurred while executing the state 'Start' (entered at the event id #2). The"
                + " Parameters '{\"Name\":\"n\"}' could not be used to start the Task: [The field"
                + " 'StateMachineArn' is required but was missing]")
        .expectHistory(
            "ExecutionStarted", "TaskStateEntered Start", "ExecutionFailed States.Runtime");
  }

  @Test
  void a_retried_task_starts_another_one_with_a_name_of_its_own() {
    var scenario =
        withChild(
                Scenario.givenStates(
                    "Start",
                    """
                    "Start": {
                      "Type": "Task",
                      "Resource": "arn:aws:states:::states:startExecution.sync",
                      "Parameters": {"StateMachineArn": "%s"},
                      "Retry": [{"ErrorEquals": ["States.TaskFailed"], "MaxAttempts": 2}],
                      "End": true
                    }
                    """
                        .formatted(CHILD)),
                "{\"Type\": \"Fail\"}")
            .runs("{}")
            .after(Duration.ofMinutes(1));

    assertThat(
            scenario
                .engine
                .listExecutions(new ListExecutionsInput(CHILD, null, null, null))
                .executions())
        .hasSize(3)
        .extracting(each -> each.name())
        .doesNotHaveDuplicates()
        .allMatch(name -> name.length() == 36);
  }

  @Test
  void what_the_action_does_not_take_is_left_out_in_the_history_too() {
    var scenario =
        withChild(
                Scenario.givenStates(
                    "Start",
                    """
                    "Start": {
                      "Type": "Task",
                      "Resource": "arn:aws:states:::states:startExecution",
                      "Parameters": {"StateMachineArn": "%s", "Colour": "red"},
                      "End": true
                    }
                    """
                        .formatted(CHILD)),
                HALF_AN_HOUR)
            .runs("{}");

    assertThat(scenario.events())
        .filteredOn(event -> event.type() == HistoryEventType.TaskScheduled)
        .extracting(HistoryEvent::details)
        .singleElement()
        .isInstanceOfSatisfying(
            EventDetails.TaskScheduled.class,
            scheduled ->
                assertThat(scheduled.parameters())
                    .isEqualTo("{\"StateMachineArn\":\"%s\"}".formatted(CHILD)));
  }

  @Test
  void an_engine_that_closes_stops_nobody() {
    var scenario = withChild(parent(".sync", ""), HALF_AN_HOUR).runs("{\"input\": {}}");

    scenario.engine.close();
    scenario.after(Duration.ZERO);

    assertThat(child(scenario).status()).hasToString("RUNNING");
  }
}
