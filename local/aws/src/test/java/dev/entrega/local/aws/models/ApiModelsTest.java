package dev.entrega.local.aws.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.aws.wire.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiModelsTest {

  private final ApiModels models = new ApiModels();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          aws-sdk:lambda | getFunction | {"Configuration": {"MemorySize": 10241}}  | Field 'MemorySize' exceeds the maximum value
          aws-sdk:lambda | getFunction | {"Configuration": {"MemorySize": 127}}    | Field 'MemorySize' is less than the minimum value
          aws-sdk:lambda | getFunction | {"Configuration": []}                     | Field 'Configuration' must be an object
          aws-sdk:s3     | getObject   | {"StorageClass": "PAPER"}                 | Field 'StorageClass' is not an expected value
          aws-sdk:s3     | getObject   | {"ContentLength": "9"}                    | Field 'ContentLength' must be a number
          aws-sdk:s3     | getObject   | {"Metadata": {"a": 1}}                    | Field 'Metadata' must be a string
          aws-sdk:kms    | encrypt     | {"CiphertextBlob": ""}                    | Field 'CiphertextBlob' is smaller than the minimum length
          aws-sdk:kms    | encrypt     | {"CiphertextBlob": 1}                     | Field 'CiphertextBlob' must be a string
          dynamodb       | putItem     | {"ConsumedCapacity": {"CapacityUnits": "1"}} | Field 'CapacityUnits' must be a number
          events         | putEvents   | {"Entries": {}}                           | Field 'Entries' must be an array
          events         | putEvents   | {"Entries": [{"EventId": 1}]}             | Field 'EventId' must be a string
          events         | putEvents   | []                                        | Mock result must be a JSON object
          lambda         | invoke      | {"StatusCode": "200"}                     | Field 'StatusCode' must be a number
          states         | startExecution | {"executionArn": "a"}                  | Required field 'ExecutionArn' is missing
          aws-sdk:sfn    | describeExecution | {"RedriveCount": 1.5}               | Required field 'ExecutionArn' is missing
          """)
  void what_a_service_would_not_answer_is_told(
      String service, String action, String result, String complaint) {
    assertThat(complaint(service, action, result, true)).isEqualTo(complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          events     | putEvents             | {}
          events     | putEvents             | {"random": "json"}
          lambda     | invoke                | {"Payload": {"any": "thing"}, "StatusCode": 200}
          sqs        | sendMessage           | {"MessageId": "m"}
          http       | invoke                | {"anything": 1}
          aws-sdk:s3 | unheardOf             | {"anything": 1}
          """)
  void what_a_service_might_answer_is_fine(String service, String action, String result) {
    assertThat(complaint(service, action, result, true)).isNull();
  }

  @Test
  void required_fields_may_be_absent_where_only_present_ones_count() {
    assertThat(complaint("states", "startExecution", "{}", false)).isNull();
    assertThat(complaint("states", "startExecution", "{\"StartDate\": true}", false))
        .isEqualTo("Field 'StartDate' must be a string");
  }

  @Test
  void a_job_results_in_what_describes_it() {
    assertThat(complaint("states", "startExecution.sync:2", "{}", true))
        .isEqualTo("Required field 'ExecutionArn' is missing");
    assertThat(complaint("states", "startExecution.sync:2", "{\"RedriveCount\": \"x\"}", false))
        .isEqualTo("Field 'RedriveCount' must be a number");
  }

  @Test
  void operations_of_all_services_are_known() {
    assertThat(models.know("secretsmanager", "getSecretValue")).isTrue();
    assertThat(models.know("cloudwatchlogs", "putLogEvents")).isTrue();
    assertThat(models.know("s3", "listObjectsV2")).isTrue();
    assertThat(models.know("s3", "unheardOf")).isFalse();
    assertThat(models.know("unheardof", "getObject")).isFalse();
  }

  private @Nullable String complaint(String service, String action, String result, boolean strict) {
    return models.complaint(service, action, Json.MAPPER.readTree(result), strict);
  }
}
