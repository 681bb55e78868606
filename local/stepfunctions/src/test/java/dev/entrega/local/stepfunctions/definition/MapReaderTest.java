package dev.entrega.local.stepfunctions.definition;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.local.stepfunctions.dataset.Format;
import dev.entrega.local.stepfunctions.dataset.Transformation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MapReaderTest {

  private static final String READER =
      "\"Resource\": \"arn:aws:states:::s3:getObject\", \"Parameters\": {\"Bucket\": \"b\"}";
  private static final String WRITER =
      "\"Resource\": \"arn:aws:states:::s3:putObject\", \"Parameters\": {\"Bucket\": \"b\"}";

  private static String definition(String fields) {
    return definition(fields, "\"Mode\": \"DISTRIBUTED\", \"ExecutionType\": \"STANDARD\"");
  }

  private static String definition(String fields, String config) {
    return """
    {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true, %s
      "ItemProcessor": {"ProcessorConfig": {%s},
        "StartAt": "P", "States": {"P": {"Type": "Succeed"}}}}}}
    """
        .formatted(fields, config);
  }

  private static MapMode.Distributed read(String fields) throws InvalidDefinition {
    var machine = DefinitionReader.read(definition(fields), false, _ -> true);
    return (MapMode.Distributed) ((State.Map) machine.state("M")).mode();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"ItemReader\": {},|/States/M/ItemReader",
        "\"ItemReader\": 1,|/States/M/ItemReader",
        "\"ItemReader\": {READER},|/States/M/ItemReader",
        "\"ItemReader\": {READER, \"ReaderConfig\": {}},|/States/M/ItemReader/ReaderConfig",
        "\"ItemReader\": {READER, \"ReaderConfig\": {\"InputType\": \"PARQUET\"}},"
            + "|/States/M/ItemReader/ReaderConfig/InputType",
        "\"ItemReader\": {READER, \"ReaderConfig\": {\"InputType\": \"CSV\"}},"
            + "|/States/M/ItemReader/ReaderConfig",
        "\"ItemReader\": {READER, \"ReaderConfig\": {\"InputType\": \"CSV\","
            + " \"CSVHeaderLocation\": \"GIVEN\"}},|/States/M/ItemReader/ReaderConfig",
        "\"ItemReader\": {READER, \"ReaderConfig\": {\"InputType\": \"CSV\","
            + " \"CSVHeaderLocation\": \"GIVEN\", \"CSVHeaders\": [1]}},"
            + "|/States/M/ItemReader/ReaderConfig/CSVHeaders[0]",
        "\"ItemReader\": {READER, \"ReaderConfig\": {\"InputType\": \"CSV\","
            + " \"CSVHeaderLocation\": \"FIRST_ROW\", \"CSVHeaders\": [\"a\"]}},"
            + "|/States/M/ItemReader/ReaderConfig/CSVHeaders",
        "\"ItemReader\": {READER, \"ReaderConfig\": {\"InputType\": \"CSV\","
            + " \"CSVHeaderLocation\": \"FIRST_ROW\", \"CSVDelimiter\": \"HASH\"}},"
            + "|/States/M/ItemReader/ReaderConfig/CSVDelimiter",
        "\"ItemReader\": {READER, \"ReaderConfig\": {\"InputType\": \"JSON\","
            + " \"ItemsPointer\": \"a\"}},|/States/M/ItemReader/ReaderConfig/ItemsPointer",
        "\"ItemReader\": {READER, \"ReaderConfig\": {\"InputType\": \"JSON\", \"MaxItems\": -1}},"
            + "|/States/M/ItemReader/ReaderConfig/MaxItems",
        "\"ItemReader\": {READER, \"ReaderConfig\": {\"ManifestType\": \"S3_INVENTORY\","
            + " \"InputType\": \"CSV\"}},|/States/M/ItemReader/ReaderConfig/InputType",
        "\"ItemReader\": {\"Resource\": \"arn:aws:states:::s3:headObject\", \"Parameters\": {},"
            + " \"ReaderConfig\": {\"InputType\": \"JSON\"}},|/States/M/ItemReader/Resource",
        "\"ItemBatcher\": {},|/States/M/ItemBatcher",
        "\"ItemBatcher\": {\"MaxItemsPerBatch\": 0},|/States/M/ItemBatcher/MaxItemsPerBatch",
        "\"ItemBatcher\": {\"MaxInputBytesPerBatch\": 262145},"
            + "|/States/M/ItemBatcher/MaxInputBytesPerBatch",
        "\"ResultWriter\": {},|/States/M/ResultWriter",
        "\"ResultWriter\": {\"Parameters\": {}},|/States/M/ResultWriter",
        "\"ResultWriter\": {WRITER, \"WriterConfig\": {\"Transformation\": \"GZIP\"}},"
            + "|/States/M/ResultWriter/WriterConfig/Transformation",
        "\"ToleratedFailurePercentage\": 101,|/States/M/ToleratedFailurePercentage",
        "\"ToleratedFailurePercentage\": 1, \"ToleratedFailurePercentagePath\": \"$.a\",|/States/M",
        "\"ToleratedFailureCount\": 1.5,|/States/M/ToleratedFailureCount",
        "\"Iterator\": {},|/States/M",
        "\"Label\": \"a b\",|/States/M/Label",
        "\"Label\": \"\",|/States/M/Label",
        "\"Label\": \"a23456789-123456789-123456789-123456789-1\",|/States/M/Label"
      })
  void what_cannot_be_is_refused_where_it_stands(String fields, String location) {
    String written = fields.replace("READER", READER).replace("WRITER", WRITER);

    assertThatThrownBy(() -> read(written))
        .isInstanceOfSatisfying(
            InvalidDefinition.class,
            e -> assertThat(e.diagnostics()).extracting(Diagnostic::location).contains(location));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"Mode\": \"SIDEWAYS\"|/States/M/ItemProcessor/ProcessorConfig/Mode",
        "\"Mode\": \"DISTRIBUTED\"|/States/M/ItemProcessor/ProcessorConfig",
        "\"Mode\": \"DISTRIBUTED\", \"ExecutionType\": \"SLOW\""
            + "|/States/M/ItemProcessor/ProcessorConfig/ExecutionType"
      })
  void what_is_no_way_to_run_items_is_refused(String config, String location) {
    assertThatThrownBy(() -> DefinitionReader.read(definition("", config), false, _ -> true))
        .isInstanceOfSatisfying(
            InvalidDefinition.class,
            e -> assertThat(e.diagnostics()).extracting(Diagnostic::location).contains(location));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ItemReader", "ItemBatcher", "ResultWriter", "Label"})
  void a_map_within_its_execution_has_no_fields_of_a_distributed_one(String field) {
    String fields = "\"%s\": %s,".formatted(field, field.equals("Label") ? "\"a\"" : "{}");

    assertThatThrownBy(() ->
            DefinitionReader.read(definition(fields, "\"Mode\": \"INLINE\""), false, _ -> true))
        .hasMessageContaining("not supported");
  }

  @Test
  void two_maps_cannot_have_the_same_label() {
    String map =
        """
        "%s": {"Type": "Map", "Label": "same", %s, "ItemProcessor": {
          "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
          "StartAt": "%s", "States": {"%s": {"Type": "Succeed"}}}}
        """;
    String definition =
        "{\"StartAt\": \"A\", \"States\": {%s, %s}}"
            .formatted(
                map.formatted("A", "\"Next\": \"B\"", "P", "P"),
                map.formatted("B", "\"End\": true", "Q", "Q"));

    assertThatThrownBy(() -> DefinitionReader.read(definition, false, _ -> true))
        .hasMessageContaining("Label must be unique");
  }

  @Test
  void an_express_execution_runs_its_items_itself() {
    assertThatThrownBy(() -> DefinitionReader.read(definition(""), true, _ -> true))
        .hasMessageContaining("Distributed Map");
  }

  @Test
  void an_express_child_waits_for_no_token() {
    String definition =
        definition("", "\"Mode\": \"DISTRIBUTED\", \"ExecutionType\": \"EXPRESS\"")
            .replace(
                "\"Type\": \"Succeed\"",
                "\"Type\": \"Task\", \"End\": true,"
                    + " \"Resource\": \"arn:aws:states:::sqs:sendMessage.waitForTaskToken\"");

    assertThatThrownBy(() -> DefinitionReader.read(definition, false, _ -> true))
        .hasMessageContaining("waitForTaskToken");
  }

  @Test
  void a_dataset_is_read_as_its_config_says() throws InvalidDefinition {
    assertThat(format("\"InputType\": \"JSON\", \"ItemsPointer\": \"/a\""))
        .isEqualTo(new Format.Json("/a"));
    assertThat(format("\"InputType\": \"JSONL\"")).isEqualTo(new Format.JsonLines());
    assertThat(
            format(
                "\"InputType\": \"CSV\", \"CSVHeaderLocation\": \"FIRST_ROW\","
                    + " \"CSVDelimiter\": \"TAB\""))
        .isEqualTo(new Format.Csv('\t', null));
    assertThat(
            format(
                "\"InputType\": \"CSV\", \"CSVHeaderLocation\": \"GIVEN\","
                    + " \"CSVHeaders\": [\"a\", \"b\"]"))
        .isEqualTo(new Format.Csv(',', List.of("a", "b")));
    assertThat(format("\"InputType\": \"MANIFEST\"")).isEqualTo(new Format.Inventory(','));
    assertThat(format("\"ManifestType\": \"S3_INVENTORY\", \"CSVDelimiter\": \"SEMICOLON\""))
        .isEqualTo(new Format.Inventory(';'));
    assertThat(format("\"ManifestType\": \"ATHENA_DATA\", \"InputType\": \"JSONL\""))
        .isEqualTo(new Format.Manifest(new Format.JsonLines()));
  }

  private static Format format(String config) throws InvalidDefinition {
    return reader("\"ItemReader\": {%s, \"ReaderConfig\": {%s}},".formatted(READER, config))
        .format();
  }

  @Test
  void a_listing_is_read_by_itself_or_through_its_objects() throws InvalidDefinition {
    assertThat(listing("")).isEqualTo(new Format.Listing(null));
    assertThat(listing(", \"ReaderConfig\": {\"Transformation\": \"NONE\"}"))
        .isEqualTo(new Format.Listing(null));
    assertThat(
            listing(
                ", \"ReaderConfig\": {\"Transformation\": \"LOAD_AND_FLATTEN\","
                    + " \"InputType\": \"JSONL\"}"))
        .isEqualTo(new Format.Listing(new Format.JsonLines()));
  }

  private static Format listing(String config) throws InvalidDefinition {
    String list = READER.replace("getObject", "listObjectsV2");
    return reader("\"ItemReader\": {%s %s},".formatted(list, config)).format();
  }

  private static ItemReader reader(String fields) throws InvalidDefinition {
    return requireNonNull(read(fields).reader());
  }

  private static ResultWriter writer(String fields) throws InvalidDefinition {
    return requireNonNull(read(fields).writer());
  }

  @Test
  void results_are_whole_in_files_and_compact_in_the_state() throws InvalidDefinition {
    assertThat(writer("\"ResultWriter\": {%s},".formatted(WRITER)).transformation())
        .isEqualTo(Transformation.NONE);
    assertThat(writer("\"ResultWriter\": {\"WriterConfig\": {}},").transformation())
        .isEqualTo(Transformation.COMPACT);
  }

  @Test
  void a_map_in_jsonata_has_arguments() throws InvalidDefinition {
    var mode =
        read(
            """
            "QueryLanguage": "JSONata", "ToleratedFailurePercentage": "{% 5 %}",
            "ItemBatcher": {"MaxItemsPerBatch": "{% 3 %}", "BatchInput": "{% 1 %}"},
            "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
              "ReaderConfig": {"InputType": "JSON", "MaxItems": "{% 9 %}"},
              "Arguments": {"Bucket": "{% 'b' %}"}},
            "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject",
              "Arguments": {"Bucket": "b"}},
            """);

    assertThat(requireNonNull(mode.reader()).maxItems()).isInstanceOf(Amount.Evaluated.class);
    assertThat(requireNonNull(mode.batcher()).maxItems()).isInstanceOf(Amount.Evaluated.class);
    assertThat(requireNonNull(mode.writer()).arguments()).isNotNull();
  }
}
