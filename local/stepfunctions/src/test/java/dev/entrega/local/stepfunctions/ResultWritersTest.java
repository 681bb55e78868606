package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.MapRunTold.FAILS_BELOW_ONE;
import static dev.entrega.local.stepfunctions.MapRunTold.PASSES;
import static dev.entrega.local.stepfunctions.MapRunTold.map;
import static dev.entrega.local.stepfunctions.Scenario.givenStates;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ResultWritersTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static String writer(String config) {
    return """
    "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", %s
      "Parameters": {"Bucket": "paper", "Prefix": "out"}},
    """
        .formatted(config);
  }

  private static String folder(Scenario scenario) {
    String arn = new MapRunTold(scenario).arn();
    return "out/" + arn.substring(arn.lastIndexOf(':') + 1) + "/";
  }

  @Test
  void results_go_to_files_and_the_state_tells_where() {
    Scenario scenario = givenStates("M", map(writer(""), PASSES)).runs("[1, 2]");
    var run = new MapRunTold(scenario);
    var child = run.children().getFirst().execution();

    scenario.expectOutput(
        """
        {"MapRunArn": "%s",
         "ResultWriterDetails": {"Bucket": "paper", "Key": "%smanifest.json"}}
        """
            .formatted(run.arn(), folder(scenario)));
    String file = folder(scenario) + "SUCCEEDED_0.json";
    assertThat(scenario.buckets.json(folder(scenario) + "manifest.json"))
        .isEqualTo(
            JSON.readTree(
                """
                {"DestinationBucket": "paper", "MapRunArn": "%s", "ResultFiles": {
                  "FAILED": [], "PENDING": [], "SUCCEEDED": [{"Key": "%s", "Size": %d}]}}
                """
                    .formatted(run.arn(), file, scenario.buckets.text(file).length())));
    assertThat(scenario.buckets.json(file)).hasSize(2);
    assertThat(scenario.buckets.json(file).get(0))
        .isEqualTo(
            JSON.readTree(
                """
                {"ExecutionArn": "%s", "Input": "1", "InputDetails": {"Included": true},
                 "Name": "%s", "Output": "1", "OutputDetails": {"Included": true},
                 "RedriveCount": 0, "RedriveStatus": "NOT_REDRIVABLE",
                 "RedriveStatusReason": "Execution is SUCCEEDED and cannot be redriven",
                 "StartDate": "2026-01-01T00:00:00Z", "StateMachineArn": "%s",
                 "Status": "SUCCEEDED", "StopDate": "2026-01-01T00:00:00Z"}
                """
                    .formatted(child.arn(), child.name(), child.stateMachine().arn())));
    assertThat(run.items()).isEqualTo("succeeded=2, total=2, resultsWritten=2");
  }

  @Test
  void each_kind_of_end_has_files_of_its_own() {
    Scenario scenario =
        givenStates(
                "M",
                map(
                    "\"MaxConcurrency\": 1, \"ToleratedFailureCount\": 1," + writer(""),
                    FAILS_BELOW_ONE))
            .runs("[1, 0, 0, 5]");

    assertThat(scenario.execution().status()).hasToString("FAILED");
    var files = scenario.buckets.json(folder(scenario) + "manifest.json").path("ResultFiles");
    assertThat(files.path("SUCCEEDED")).hasSize(1);
    assertThat(files.path("FAILED")).hasSize(1);
    assertThat(files.path("PENDING")).hasSize(1);
    assertThat(
            scenario.buckets.json(folder(scenario) + "FAILED_0.json").findValuesAsString("Error"))
        .containsExactly("TooSmall", "TooSmall");
    assertThat(
            scenario.buckets.json(folder(scenario) + "PENDING_0.json").findValuesAsString("Input"))
        .containsExactly("5");
  }

  @Test
  void results_may_be_shortened_to_outputs_or_to_their_elements() {
    Scenario compact =
        givenStates(
                "M", map(writer("\"WriterConfig\": {\"Transformation\": \"COMPACT\"},"), PASSES))
            .runs("[[1, 2], [3]]");
    Scenario flat =
        givenStates(
                "M",
                map(
                    writer(
                        "\"WriterConfig\": {\"Transformation\": \"FLATTEN\","
                            + " \"OutputType\": \"JSONL\"},"),
                    PASSES))
            .runs("[[1, 2], [3], 4]");

    assertThat(compact.buckets.text(folder(compact) + "SUCCEEDED_0.json")).isEqualTo("[[1,2],[3]]");
    assertThat(flat.buckets.text(folder(flat) + "SUCCEEDED_0.jsonl")).isEqualTo("1\n2\n3\n4\n");
  }

  @Test
  void without_a_bucket_the_results_are_the_states_own() {
    givenStates(
            "M",
            map("\"ResultWriter\": {\"WriterConfig\": {\"Transformation\": \"FLATTEN\"}},", PASSES))
        .runs("[[1, 2], 3]")
        .expectOutput("[1, 2, 3]");
    givenStates(
            "M", map("\"ResultWriter\": {\"WriterConfig\": {\"OutputType\": \"JSONL\"}},", PASSES))
        .runs("[[1], \"x\"]")
        .expectOutput("\"[1]\\n\\\"x\\\"\\n\"");
    Scenario whole =
        givenStates(
                "M",
                map(
                    "\"ResultWriter\": {\"WriterConfig\": {\"Transformation\": \"NONE\"}},",
                    PASSES))
            .runs("[1]");
    assertThat(JSON.readTree(whole.execution().output()).get(0).path("Status").stringValue())
        .isEqualTo("SUCCEEDED");
  }

  @Test
  void results_that_are_too_many_to_hand_on_fit_into_files() {
    Scenario scenario =
        givenStates(
                "M",
                map(
                    writer("\"WriterConfig\": {\"Transformation\": \"COMPACT\"},"),
                    """
                    "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true, "Result": "%s"}}
                    """
                        .formatted("x".repeat(100_000))))
            .runs("[1, 2, 3]");

    assertThat(scenario.execution().status()).hasToString("SUCCEEDED");
    assertThat(scenario.buckets.json(folder(scenario) + "SUCCEEDED_0.json")).hasSize(3);
  }

  @Test
  void where_nothing_can_be_written_no_child_begins() {
    Scenario scenario =
        givenStates("M", map(writer("").replace("paper", "none"), PASSES)).runs("[1]");

    assertThat(scenario.execution().error()).isEqualTo("States.ResultWriterFailed");
    assertThat(scenario.execution().cause()).contains("The specified bucket does not exist");
    assertThat(new MapRunTold(scenario).children()).isEmpty();
  }
}
