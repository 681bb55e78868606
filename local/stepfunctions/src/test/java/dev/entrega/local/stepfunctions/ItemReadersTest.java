package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.MapRunTold.PASSES;
import static dev.entrega.local.stepfunctions.MapRunTold.map;
import static dev.entrega.local.stepfunctions.Scenario.givenStates;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemReadersTest {

  private static Scenario of(String key, String content, String config, String fields) {
    Scenario scenario =
        givenStates(
            "M",
            map(
                """
                %s "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
                  "ReaderConfig": {%s}, "Parameters": {"Bucket.$": "$.bucket", "Key": "%s"}},
                """
                    .formatted(fields, config, key),
                PASSES));
    scenario.buckets.with(key, content);
    return scenario.runs("{\"bucket\": \"paper\", \"most\": 2}");
  }

  @Test
  void the_elements_of_a_json_file_are_items() {
    of("in.json", "[1, {\"a\": [2]}, \"x\"]", "\"InputType\": \"JSON\"", "")
        .expectHistory(
            "ExecutionStarted",
            "MapStateEntered M",
            "MapStateStarted",
            "MapRunStarted",
            "MapRunSucceeded",
            "MapStateSucceeded",
            "MapStateExited M",
            "ExecutionSucceeded")
        .expectOutput("[1, {\"a\": [2]}, \"x\"]");
  }

  @Test
  void the_fields_of_a_json_file_are_items_and_so_is_what_a_pointer_finds() {
    String selector =
        "\"ItemSelector\": {\"k.$\": \"$$.Map.Item.Key\", \"s.$\": \"$$.Map.Item.Source\"},";
    of("in.json", "{\"a\": 1, \"b\": {}}", "\"InputType\": \"JSON\"", selector)
        .expectOutput(
            """
            [{"k": "a", "s": "S3://paper/in.json"}, {"k": "b", "s": "S3://paper/in.json"}]
            """);
    of(
            "in.json",
            "{\"x\": [9], \"a/b\": [{}, {\"c~\": [1, 2]}], \"z\": 0}",
            "\"InputType\": \"JSON\", \"ItemsPointer\": \"/a~1b/1/c~0\"",
            "")
        .expectOutput("[1, 2]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'7'|\"InputType\": \"JSON\"|Attempting to map over non-iterable node.",
        "'[1'|\"InputType\": \"JSON\"|The dataset is not valid JSON",
        "'{}'|\"InputType\": \"JSON\", \"ItemsPointer\": \"/a\"|leads nowhere",
        "'{\"a\": 1}'|\"InputType\": \"JSON\", \"ItemsPointer\": \"/a/b\"|leads nowhere",
        "'nil'|\"InputType\": \"JSONL\"|A line of the dataset is not valid JSON",
        "'{}'|\"InputType\": \"MANIFEST\"|fileFormat",
        "'nowhere'|\"ManifestType\": \"ATHENA_DATA\", \"InputType\": \"JSONL\"|s3:// places"
      })
  void what_cannot_be_read_fails_the_run(String content, String config, String cause) {
    Scenario scenario = of("in", content, config, "");

    assertThat(scenario.execution().error()).isEqualTo("States.ItemReaderFailed");
    assertThat(scenario.execution().cause()).contains(cause);
    scenario.expectHistory(
        "ExecutionStarted",
        "MapStateEntered M",
        "MapStateStarted",
        "MapRunStarted",
        "MapRunFailed States.ItemReaderFailed",
        "MapStateFailed",
        "ExecutionFailed States.ItemReaderFailed");
  }

  @Test
  void what_is_not_there_fails_the_run_in_the_words_of_s3() {
    givenStates(
            "M",
            map(
                """
                "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
                  "ReaderConfig": {"InputType": "JSON"},
                  "Parameters": {"Bucket": "paper", "Key": "none"}},
                """,
                PASSES))
        .runs("{}")
        .expectFailure("States.ItemReaderFailed", "The specified key does not exist.");
  }

  @Test
  void the_lines_of_a_json_lines_file_are_items() {
    of("in.jsonl", "{\"a\": 1}\n\n[2]\r\n3", "\"InputType\": \"JSONL\"", "")
        .expectOutput("[{\"a\": 1}, [2], 3]");
  }

  @Test
  void the_rows_of_a_csv_file_are_items() {
    of(
            "in.csv",
            "id,name\n1,ann\n2\n3,bob,more\n",
            "\"InputType\": \"CSV\", \"CSVHeaderLocation\": \"FIRST_ROW\"",
            "")
        .expectOutput(
            """
            [{"id": "1", "name": "ann"}, {"id": "2", "name": ""}, {"id": "3", "name": "bob"}]
            """);
    of(
            "in.csv",
            "1|ann",
            """
            "InputType": "CSV", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["id", "name"],
            "CSVDelimiter": "PIPE"
            """,
            "")
        .expectOutput("[{\"id\": \"1\", \"name\": \"ann\"}]");
    of("in.csv", "", "\"InputType\": \"CSV\", \"CSVHeaderLocation\": \"FIRST_ROW\"", "")
        .expectOutput("[]");
  }

  @Test
  void no_more_items_are_read_than_wanted() {
    of("in.json", "[1, 2, 3]", "\"InputType\": \"JSON\", \"MaxItems\": 1", "").expectOutput("[1]");
    of("in.json", "[1, 2, 3]", "\"InputType\": \"JSON\", \"MaxItemsPath\": \"$.most\"", "")
        .expectOutput("[1, 2]");
    of("in.json", "[1, 2, 3]", "\"InputType\": \"JSON\", \"MaxItems\": 0", "")
        .expectOutput("[1, 2, 3]");
  }

  @Test
  void a_compressed_file_is_read_as_what_it_holds() throws IOException {
    Scenario scenario =
        givenStates(
            "M",
            map(
                """
                "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
                  "ReaderConfig": {"InputType": "JSONL"},
                  "Parameters": {"Bucket": "paper", "Key": "in.jsonl.gz"}},
                """,
                PASSES));
    scenario.buckets.with("in.jsonl.gz", zipped("1\n2\n"));

    scenario.runs("{}").expectOutput("[1, 2]");
  }

  private static byte[] zipped(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void what_is_compressed_otherwise_is_refused() {
    Scenario scenario = of("in.jsonl.zst", "", "\"InputType\": \"JSONL\"", "");

    assertThat(scenario.execution().error()).isEqualTo("States.ItemReaderFailed");
    assertThat(scenario.execution().cause()).contains("ZSTD is not supported here");
  }

  private static Scenario listing(String config) {
    Scenario scenario =
        givenStates(
            "M",
            map(
                """
                "ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2",
                  "ReaderConfig": {%s}, "Parameters": {"Bucket": "paper", "Prefix": "in/"}},
                """
                    .formatted(config),
                PASSES));
    scenario
        .buckets
        .with("in/", "")
        .with("in/a", "1\n2")
        .with("in/b", "3")
        .with("in/c", "4")
        .with("out/d", "5");
    return scenario;
  }

  @Test
  void the_objects_of_a_bucket_are_items_page_after_page() {
    Scenario scenario = listing("").runs("{}");

    assertThat(new MapRunTold(scenario).children())
        .extracting(child -> child.execution().input())
        .hasSize(4)
        .contains(
            "{\"Etag\":\"\\\"etag\\\"\",\"Key\":\"in/a\",\"LastModified\":1700000000,\"Size\":3,"
                + "\"StorageClass\":\"STANDARD\"}");
  }

  @Test
  void or_else_what_lies_in_them() {
    listing("\"Transformation\": \"LOAD_AND_FLATTEN\", \"InputType\": \"JSONL\"")
        .runs("{}")
        .expectOutput("[1, 2, 3, 4]");
  }

  @Test
  void a_bucket_that_is_not_there_fails_the_run() {
    givenStates(
            "M",
            map(
                """
                "ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2",
                  "Parameters": {"Bucket": "none"}},
                """,
                PASSES))
        .runs("{}")
        .expectFailure("States.ItemReaderFailed", "The specified bucket does not exist");
  }

  @Test
  void the_rows_of_an_inventory_are_items() throws IOException {
    Scenario scenario =
        givenStates(
            "M",
            map(
                """
                "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
                  "ReaderConfig": {"ManifestType": "S3_INVENTORY"},
                  "Parameters": {"Bucket": "paper", "Key": "manifest.json"}},
                """,
                PASSES));
    scenario
        .buckets
        .with(
            "manifest.json",
            """
            {"destinationBucket": "arn:aws:s3:::paper", "fileFormat": "CSV",
             "fileSchema": "Bucket, Key, Size", "files": [{"key": "1.csv.gz"}, {"key": "2.csv"}]}
            """)
        .with("1.csv.gz", zipped("\"b\",\"x\",\"7\"\n"))
        .with("2.csv", "\"b\",\"y\",\"8\"\n");

    scenario
        .runs("{}")
        .expectOutput(
            """
            [{"Bucket": "b", "Key": "x", "Size": "7"}, {"Bucket": "b", "Key": "y", "Size": "8"}]
            """);
  }

  @Test
  void the_files_of_an_athena_manifest_are_read_one_after_the_other() {
    Scenario scenario =
        givenStates(
            "M",
            map(
                """
                "ItemSelector": {"v.$": "$$.Map.Item.Value", "s.$": "$$.Map.Item.Source"},
                "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
                  "ReaderConfig": {"ManifestType": "ATHENA_DATA", "InputType": "JSONL"},
                  "Parameters": {"Bucket": "paper", "Key": "manifest.csv"}},
                """,
                PASSES));
    scenario
        .buckets
        .with("manifest.csv", "s3://paper/data/1\ns3://paper/data/2\n")
        .with("data/1", "1")
        .with("data/2", "2");

    scenario
        .runs("{}")
        .expectOutput(
            "[{\"v\": 1, \"s\": \"S3://paper/data/1\"}, {\"v\": 2, \"s\": \"S3://paper/data/2\"}]");
  }
}
