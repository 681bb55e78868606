package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.MapRunStatus;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A distributed Map from S3 to S3, as AWS's own clients see it. */
class DistributedMapTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String UNKNOWN =
      "arn:aws:states:us-east-1:000000000000:mapRun:m/l:00000000-0000-0000-0000-000000000000";

  @RegisterExtension private static final RunningS3 S3 = new RunningS3();

  private static final SfnClient SFN = new Clients(S3.uri()).sfn();

  @AfterAll
  static void close() {
    SFN.close();
  }

  @Test
  void rows_of_a_file_become_files_of_results() {
    S3.put("in.csv", "id,price\na,1\nb,2\nc,3\n");

    var execution = run(machine("CSV\", \"CSVHeaderLocation\": \"FIRST_ROW", "in.csv"));

    assertThat(execution.status()).as(execution.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
    JsonNode where = JSON.readTree(execution.output()).path("ResultWriterDetails");
    assertThat(where.path("Bucket").stringValue()).isEqualTo(S3.bucket());
    String manifest = S3.get(where.path("Key").stringValue());
    String results = JSON.readTree(manifest).at("/ResultFiles/SUCCEEDED/0/Key").stringValue();
    assertThat(JSON.readTree(S3.get(results)))
        .extracting(result -> result.path("Output").stringValue())
        .containsExactlyInAnyOrder(
            "{\"id\":\"a\",\"price\":\"1\"}",
            "{\"id\":\"b\",\"price\":\"2\"}",
            "{\"id\":\"c\",\"price\":\"3\"}");
  }

  @Test
  void its_run_and_its_children_are_told() {
    S3.put("in.jsonl", "1\n2\n");
    var execution = run(machine("JSONL", "in.jsonl"));

    var runs = SFN.listMapRuns(r -> r.executionArn(execution.executionArn())).mapRuns();
    var run = SFN.describeMapRun(r -> r.mapRunArn(runs.getFirst().mapRunArn()));
    var children = SFN.listExecutions(r -> r.mapRunArn(run.mapRunArn())).executions();

    assertThat(runs).hasSize(1);
    assertThat(run.status()).isEqualTo(MapRunStatus.SUCCEEDED);
    assertThat(run.itemCounts().succeeded()).isEqualTo(2);
    assertThat(run.executionCounts().resultsWritten()).isEqualTo(2);
    assertThat(children)
        .hasSize(2)
        .extracting(ExecutionListItem::mapRunArn)
        .containsOnly(run.mapRunArn());
    assertThat(
            SFN.describeExecution(r -> r.executionArn(children.getFirst().executionArn()))
                .mapRunArn())
        .isEqualTo(run.mapRunArn());
  }

  @Test
  void a_file_that_is_not_there_fails_it() {
    var execution = run(machine("JSON", "nowhere.json"));

    assertThat(execution.error()).isEqualTo("States.ItemReaderFailed");
    assertThat(execution.cause()).contains("The specified key does not exist.");
  }

  @Test
  void a_run_that_is_not_there_is_refused() {
    assertThatThrownBy(() -> SFN.describeMapRun(r -> r.mapRunArn(UNKNOWN)))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> SFN.updateMapRun(r -> r.mapRunArn(UNKNOWN).maxConcurrency(1)))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  private static String machine(String inputType, String key) {
    return """
    {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true,
      "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
        "ReaderConfig": {"InputType": "%s"}, "Parameters": {"Bucket": "%s", "Key": "%s"}},
      "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
        "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}},
      "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject",
        "Parameters": {"Bucket": "%s", "Prefix": "out"}}}}}
    """
        .formatted(inputType, S3.bucket(), key, S3.bucket());
  }

  private static DescribeExecutionResponse run(String definition) {
    var machine =
        SFN.createStateMachine(
            r -> r.name("m-" + UUID.randomUUID()).definition(definition).roleArn(TaskRunner.ROLE));
    String arn =
        SFN.startExecution(r -> r.stateMachineArn(machine.stateMachineArn())).executionArn();
    await().until(() -> describe(arn).status() != ExecutionStatus.RUNNING);
    return describe(arn);
  }

  private static DescribeExecutionResponse describe(String arn) {
    return SFN.describeExecution(r -> r.executionArn(arn));
  }
}
