package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Door.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.InspectionErrorDetails;
import dev.entrega.local.stepfunctions.api.InspectionLevel;
import dev.entrega.local.stepfunctions.api.MockErrorOutput;
import dev.entrega.local.stepfunctions.api.MockInput;
import dev.entrega.local.stepfunctions.api.MockResponseValidationMode;
import dev.entrega.local.stepfunctions.api.TestExecutionStatus;
import dev.entrega.local.stepfunctions.api.TestStateConfiguration;
import dev.entrega.local.stepfunctions.api.TestStateInput;
import dev.entrega.local.stepfunctions.api.TestStateOutput;
import dev.entrega.local.stepfunctions.integration.Buckets;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.integration.ServiceApis;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class StateTestsTest {

  private static final String TASK =
      """
      {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"a.$": "$.b"},
       "ResultSelector": {"c.$": "$.d"}, "ResultPath": "$.e", "OutputPath": "$.e", "Next": "Later",
       "Retry": [{"ErrorEquals": ["Busy"], "MaxAttempts": 2}],
       "Catch": [{"ErrorEquals": ["Other"], "Next": "Never"},
                 {"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Rescue"}]}
      """;
  private static final String MAP =
      """
      {"Type": "Map", "ItemsPath": "$.items", "MaxConcurrency": 2, "End": true,
       "ItemProcessor": {"StartAt": "Inner", "States": {"Inner": {"Type": "Pass", "End": true}}}}
      """;

  private static final String WRITER =
      "\"ResultWriter\": {\"Resource\": \"arn:aws:states:::s3:putObject\","
          + " \"Parameters\": {\"Bucket\": \"b\", \"Prefix\": \"p\"}}, ";

  private final StepFunctions engine =
      new StepFunctions(
          Location.LOCAL,
          new Integrations(
              Map.of(
                  "lambda:invoke",
                  arguments -> {
                    throw new TaskFailed("Called", arguments.toString());
                  }),
              arguments -> arguments,
              Buckets.none(),
              _ -> null,
              new OnlyNumbers()));

  @Test
  void a_mocked_task_passes_its_result_through_the_data_flow() {
    TestStateOutput tested = test(TASK, "{\"b\": 1}", returning("{\"d\": 2}"));

    assertThat(tested.status()).isEqualTo(TestExecutionStatus.SUCCEEDED);
    assertThat(tested.output()).isEqualTo("{\"c\":2}");
    assertThat(tested.nextState()).isEqualTo("Later");
    assertThat(tested.inspectionData())
        .satisfies(data -> {
          assertThat(data.input()).isEqualTo("{\"b\": 1}");
          assertThat(data.afterInputPath()).isEqualTo("{\"b\": 1}");
          assertThat(data.afterParameters()).isEqualTo("{\"a\":1}");
          assertThat(data.result()).isEqualTo("{\"d\":2}");
          assertThat(data.afterResultSelector()).isEqualTo("{\"c\":2}");
          assertThat(data.afterResultPath()).isEqualTo("{\"b\":1,\"e\":{\"c\":2}}");
        });
  }

  @Test
  void an_unmocked_task_calls_its_service() {
    TestStateOutput tested = test(TASK, "{\"b\": 1}", null);

    assertThat(tested.status()).isEqualTo(TestExecutionStatus.CAUGHT_ERROR);
    assertThat(tested.error()).isEqualTo("Called");
    assertThat(tested.cause()).isEqualTo("{\"a\":1}");
  }

  @Test
  void a_retrier_that_would_try_again_is_told_with_its_backoff() {
    TestStateOutput tested =
        engine.testState(request(TASK, "{\"b\": 1}", failing("Busy"), null, retriesMade(1)));

    assertThat(tested.status()).isEqualTo(TestExecutionStatus.RETRIABLE);
    assertThat(tested.output()).isNull();
    assertThat(tested.inspectionData())
        .satisfies(data ->
            assertThat(data.errorDetails()).isEqualTo(new InspectionErrorDetails(null, 0, 2)));
  }

  @Test
  void a_retrier_that_has_tried_enough_leaves_the_error_to_a_catcher() {
    TestStateOutput tested =
        engine.testState(request(TASK, "{\"b\": 1}", failing("Busy"), null, retriesMade(2)));

    assertThat(tested.status()).isEqualTo(TestExecutionStatus.CAUGHT_ERROR);
    assertThat(tested.nextState()).isEqualTo("Rescue");
    assertThat(tested.output())
        .isEqualTo("{\"b\":1,\"error\":{\"Error\":\"Busy\",\"Cause\":\"why\"}}");
    assertThat(tested.inspectionData())
        .satisfies(data -> {
          assertThat(data.errorDetails()).isEqualTo(new InspectionErrorDetails(1, null, null));
          assertThat(data.result()).isNull();
        });
  }

  @Test
  void a_map_takes_the_mocked_results_of_its_items() {
    TestStateOutput tested = test(MAP, "{\"items\": [1, 2]}", returning("[3, 4]"));

    assertThat(tested.output()).isEqualTo("[3,4]");
    assertThat(tested.inspectionData())
        .satisfies(data -> {
          assertThat(data.afterItemsPath()).isEqualTo("[1,2]");
          assertThat(data.maxConcurrency()).isEqualTo(2);
        });
  }

  private static final String BATCHES =
      """
      {"Type": "Map", "ItemsPath": "$.items", "End": true,
       "ItemSelector": {"at.$": "$$.Map.Item.Index", "is.$": "$$.Map.Item.Value", "of.$": "$.of"},
       "ItemBatcher": {"MaxItemsPerBatch": 2, "BatchInput": {"all.$": "$.of"}},
       "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
         "StartAt": "Inner", "States": {"Inner": {"Type": "Pass", "End": true}}}}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"State\": {\"Name\": \"Given\"}}"})
  void a_map_tells_what_its_children_would_begin_with(String context) {
    TestStateOutput tested =
        engine.testState(
            request(
                BATCHES,
                "{\"items\": [7, 8, 9], \"of\": \"x\"}",
                returning("[1]"),
                context.isEmpty() ? null : context,
                null));

    assertThat(tested.inspectionData())
        .satisfies(data -> {
          assertThat(data.afterItemsPath()).isEqualTo("[7,8,9]");
          assertThat(data.afterItemSelector())
              .isEqualTo(
                  "[{\"at\":0,\"is\":7,\"of\":\"x\"},{\"at\":1,\"is\":8,\"of\":\"x\"},"
                      + "{\"at\":2,\"is\":9,\"of\":\"x\"}]");
          assertThat(data.afterItemBatcher())
              .isEqualTo(
                  "[{\"BatchInput\":{\"all\":\"x\"},\"Items\":[{\"at\":0,\"is\":7,\"of\":\"x\"},"
                      + "{\"at\":1,\"is\":8,\"of\":\"x\"}]},{\"BatchInput\":{\"all\":\"x\"},"
                      + "\"Items\":[{\"at\":2,\"is\":9,\"of\":\"x\"}]}]");
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"data": {"items": [1, 2]}} | [1,2] |
          [3]                         | [3]   |
          {"data": {}}                |       | States.ItemReaderFailed
          """)
  void a_pointer_leads_to_the_items_in_what_a_reader_has_read(
      String read, @Nullable String items, @Nullable String error) {
    String map =
        MAP.replace(
                "\"ItemsPath\": \"$.items\"",
                "\"ItemReader\": {\"Resource\": \"arn:aws:states:::s3:getObject\","
                    + " \"ReaderConfig\": {\"InputType\": \"JSON\", \"ItemsPointer\": \"/data/items\"},"
                    + " \"Parameters\": {\"Bucket\": \"b\", \"Key\": \"k\"}}")
            .replace(
                "\"StartAt\": \"Inner\"",
                "\"ProcessorConfig\": {\"Mode\": \"DISTRIBUTED\", \"ExecutionType\": \"STANDARD\"},"
                    + " \"StartAt\": \"Inner\"");

    TestStateOutput tested =
        engine.testState(
            request(
                map,
                "{}",
                returning("[1]"),
                null,
                new TestStateConfiguration(null, null, null, read)));

    assertThat(tested.error()).isEqualTo(error);
    assertThat(tested.inspectionData())
        .satisfies(data -> assertThat(data.afterItemsPointer()).isEqualTo(items));
  }

  @Test
  void an_error_inside_a_map_is_the_maps_own() {
    TestStateOutput tested =
        engine.testState(
            request(
                MAP,
                "{\"items\": [1]}",
                failing("Broken"),
                null,
                new TestStateConfiguration(null, "Inner", null, null)));

    assertThat(tested.status()).isEqualTo(TestExecutionStatus.FAILED);
    assertThat(tested.error()).isEqualTo("Broken");
  }

  @Test
  void more_failed_items_than_a_map_tolerates_are_its_error() {
    String map = MAP.replace("\"MaxConcurrency\": 2", "%s");
    var failed = new TestStateConfiguration(null, null, 2, null);

    TestStateOutput byCount =
        engine.testState(
            request(
                map.formatted("\"ToleratedFailureCount\": 1"),
                "{\"items\": [1, 2]}",
                returning("[3, 4]"),
                null,
                failed));
    TestStateOutput byShare =
        engine.testState(
            request(
                map.formatted("\"ToleratedFailurePercentage\": 100"),
                "{\"items\": [1, 2]}",
                returning("[3, 4]"),
                null,
                failed));

    assertThat(byCount.error()).isEqualTo("States.ExceedToleratedFailureThreshold");
    assertThat(byCount.inspectionData())
        .satisfies(data -> assertThat(data.toleratedFailureCount()).isEqualTo(1));
    assertThat(byShare.output()).isEqualTo("[3,4]");
    assertThat(byShare.inspectionData())
        .satisfies(data -> assertThat(data.toleratedFailurePercentage()).isEqualTo(100f));
  }

  @Test
  void a_parallel_takes_the_mocked_results_of_its_branches() {
    String branch =
        "{\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true}}}";

    TestStateOutput tested =
        test(
            "{\"Type\": \"Parallel\", \"Branches\": [%s], \"End\": true}".formatted(branch),
            "{}",
            returning("[7]"));

    assertThat(tested.output()).isEqualTo("[7]");
  }

  @Test
  void items_that_a_reader_would_have_read_count_as_iterations() {
    refusal(
        request(
            MAP, "{}", returning("[1]"), null, new TestStateConfiguration(null, null, 3, "[1, 2]")),
        "Map iteration failure count must be less than or equal to the number of Map iterations");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"Type": "Pass", "End": true}                           | SUCCEEDED |
          {"Type": "Pass", "Result": 5, "Next": "N"}              | SUCCEEDED | N
          {"Type": "Succeed"}                                     | SUCCEEDED |
          {"Type": "Wait", "Seconds": 0, "Next": "N"}             | SUCCEEDED | N
          {"Type": "Fail", "Error": "E", "Cause": "C"}            | FAILED    |
          {"Type": "Choice", "Choices": [{"Variable": "$.b", "IsPresent": true, "Next": "N"}]} | SUCCEEDED | N
          {"Type": "Choice", "Choices": [{"Variable": "$.z", "IsPresent": true, "Next": "N"}]} | FAILED |
          {"Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% $states.input.b + $v %}", "Next": "N"} | SUCCEEDED | N
          """)
  void every_type_can_be_tested(String state, TestExecutionStatus status, @Nullable String next) {
    TestStateOutput tested =
        engine.testState(
            new TestStateInput(
                state,
                null,
                "{\"b\": 1}",
                InspectionLevel.DEBUG,
                null,
                "{\"v\": 2}",
                null,
                null,
                null,
                null));

    assertThat(tested.status()).isEqualTo(status);
    assertThat(tested.nextState()).isEqualTo(next);
  }

  @Test
  void variables_are_told_as_the_state_leaves_them() {
    TestStateOutput tested =
        engine.testState(
            new TestStateInput(
                "{\"Type\": \"Pass\", \"Assign\": {\"w\": 1}, \"End\": true}",
                null,
                null,
                InspectionLevel.TRACE,
                null,
                "{\"v\": 2}",
                null,
                null,
                null,
                null));

    assertThat(tested.inspectionData())
        .satisfies(data -> assertThat(data.variables()).isEqualTo("{\"v\":2,\"w\":1}"));
  }

  @Test
  void a_state_inside_another_is_found_by_its_name() {
    String machine = "{\"StartAt\": \"M\", \"States\": {\"M\": %s}}".formatted(MAP);

    TestStateOutput tested = engine.testState(named(machine, "Inner"));

    assertThat(tested.output()).isEqualTo("{}");
    refusal(named(machine, "Nobody"), "State not found in definition");
  }

  @Test
  void a_given_context_object_stands_in_the_place_of_the_engines() {
    String state =
        "{\"Type\": \"Pass\", \"Parameters\": {\"n.$\": \"$$.State.Name\"}, \"End\": true}";

    TestStateOutput tested =
        engine.testState(request(state, "{}", null, "{\"State\": {\"Name\": \"Given\"}}", null));

    assertThat(tested.output()).isEqualTo("{\"n\":\"Given\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"Map": {}}                 | 'Map' field is not supported when mocking a Context object
          {"Pokedex": {}}             | Field 'Pokedex' is not allowed
          {"State": {"Pokedex": 1}}   | Field 'Pokedex' is not allowed
          {"State": 1}                | Field 'State' must be a JSON object
          {"Task": {"Token": "t"}}    | Context object contains 'Task' when state is not a Task
          [1]                         | Context object must be a valid JSON object
          {                           | Context object must be a valid JSON object
          """)
  void a_context_object_that_cannot_be_is_refused(String context, String why) {
    refusal(
        request(TASK, "{}", returning("{}"), context, null),
        "Invalid Context object provided: " + why);
  }

  @Test
  void mocks_that_the_state_could_not_get_are_refused() {
    refusal(request(TASK, "{}", returning("no JSON"), null, null), "must be valid JSON");
    refusal(request(MAP, "{}", returning("{}"), null, null), "Mocked result must be an array.");
    refusal(
        request(TASK, "{}", new MockInput(null, null, null), null, null), "exactly one of result");
    refusal(
        request(TASK, "{}", new MockInput("1", new MockErrorOutput("E", "C"), null), null, null),
        "exactly one of result");
    refusal(
        request(
            MAP.replace(
                "\"ItemProcessor\": {",
                WRITER
                    + "\"ItemProcessor\": {\"ProcessorConfig\": {\"Mode\": \"DISTRIBUTED\","
                    + " \"ExecutionType\": \"STANDARD\"}, "),
            "{}",
            returning("[]"),
            null,
            null),
        "Mocked result must be a JSON object.");
    refusal(
        new TestStateInput(
            TASK, Scenario.ROLE, null, null, null, "[]", null, returning("{}"), null, null),
        "Variables must be a valid JSON object");
    refusal(
        new TestStateInput(
            TASK, Scenario.ROLE, null, null, null, "{", null, returning("{}"), null, null),
        "Variables must be a valid JSON object");
    refusal(
        request("{\"Type\": \"Succeed\"}", "{}", returning("{}"), null, null),
        "State type 'Succeed' is not supported when a mock is specified");
    refusal(
        request(
            MAP, "{}", returning("[]"), null, new TestStateConfiguration(null, "X", null, null)),
        "State not found in definition");
    refusal(
        request(MAP, "{}", returning("[]"), null, new TestStateConfiguration(null, null, 0, "1")),
        "Map item reader data must be a valid JSON array");
    refusal(
        request(TASK, "{}", null, null, retriesMade(1)),
        "State configuration is only supported when a mock is specified");
  }

  @Test
  void a_mocked_result_is_held_against_the_services_api_unless_told_otherwise() {
    refusal(
        request(TASK, "{}", returning("\"text\""), null, null),
        "Mock result schema validation error: strict: not a number");
    refusal(
        request(
            TASK,
            "{}",
            new MockInput("\"text\"", null, MockResponseValidationMode.PRESENT),
            null,
            null),
        "Mock result schema validation error: not a number");
    assertThat(
            test(
                    "{\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\","
                        + " \"End\": true}",
                    "{}",
                    new MockInput("\"text\"", null, MockResponseValidationMode.NONE))
                .output())
        .isEqualTo("\"text\"");
  }

  @Test
  void what_is_not_a_services_answer_is_held_against_no_api() {
    String token = "arn:aws:states:::lambda:invoke.waitForTaskToken";
    String function = "arn:aws:lambda:us-east-1:000000000000:function:f";
    for (String resource : List.of(token, function)) {
      String task = "{\"Type\": \"Task\", \"Resource\": \"%s\", \"End\": true}".formatted(resource);

      assertThat(test(task, "{}", returning("\"text\"")).output()).isEqualTo("\"text\"");
    }
    String service =
        "{\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\", \"End\": true}";
    assertThat(test(service, "{}", returning("null")).output()).isEqualTo("null");
  }

  @Test
  void an_error_without_words_is_one_all_the_same() {
    TestStateOutput tested =
        test(TASK, "{\"b\": 1}", new MockInput(null, new MockErrorOutput(null, null), null));

    assertThat(tested.status()).isEqualTo(TestExecutionStatus.CAUGHT_ERROR);
    assertThat(tested.cause()).isEmpty();
  }

  @Test
  void plain_answers_tell_nothing_of_the_way() {
    TestStateOutput tested =
        engine.testState(
            new TestStateInput(
                TASK,
                Scenario.ROLE,
                "{\"b\": 1}",
                InspectionLevel.INFO,
                null,
                null,
                null,
                failing("Busy"),
                null,
                null));

    assertThat(tested.status()).isEqualTo(TestExecutionStatus.RETRIABLE);
    assertThat(tested.inspectionData()).isNull();
  }

  @Test
  void what_cannot_be_tested_without_a_mock_says_so() {
    refused(
        "InvalidDefinition",
        "TestState API does not support Map or Parallel states.",
        () -> engine.testState(request(MAP, "{}", null, null, null)));
    refusal(
        new TestStateInput(TASK, null, null, null, null, null, null, null, null, null),
        "RoleArn must be specified when testing a Task state");
    refused(
        "InvalidDefinition",
        "The field 'Type' should have one of these values",
        () -> engine.testState(request("{\"Type\": \"Nap\"}", "{}", null, null, null)));
  }

  private TestStateOutput test(String state, String input, @Nullable MockInput mock) {
    return engine.testState(request(state, input, mock, null, null));
  }

  private void refusal(TestStateInput request, String why) {
    refused("ValidationException", why, () -> engine.testState(request));
  }

  private static TestStateInput request(
      String state,
      String input,
      @Nullable MockInput mock,
      @Nullable String context,
      @Nullable TestStateConfiguration configuration) {
    return new TestStateInput(
        state,
        Scenario.ROLE,
        input,
        InspectionLevel.DEBUG,
        null,
        null,
        null,
        mock,
        context,
        configuration);
  }

  private static TestStateInput named(String machine, String state) {
    return new TestStateInput(machine, null, null, null, null, null, state, null, null, null);
  }

  private static MockInput returning(String result) {
    return new MockInput(result, null, null);
  }

  private static MockInput failing(String error) {
    return new MockInput(null, new MockErrorOutput(error, "why"), null);
  }

  private static TestStateConfiguration retriesMade(int count) {
    return new TestStateConfiguration(count, null, null, null);
  }

  /** An API whose answers are objects or numbers. */
  private static final class OnlyNumbers implements ServiceApis {

    @Override
    public boolean know(String service, String operation) {
      return true;
    }

    @Override
    public @Nullable String complaint(
        String service, String action, JsonNode result, boolean strict) {
      return result.isString() ? (strict ? "strict: " : "") + "not a number" : null;
    }
  }
}
