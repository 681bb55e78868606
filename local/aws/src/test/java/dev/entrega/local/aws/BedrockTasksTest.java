package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.aws.bedrock.extractive.ExtractiveModel;
import dev.entrega.local.aws.faults.Fault;
import dev.entrega.local.aws.knowledge.KnowledgeSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;
import tools.jackson.databind.JsonNode;

/** An EXPRESS machine that asks a model and looks something up, on this endpoint alone. */
class BedrockTasksTest {

  private static final String MACHINE =
      """
      {"QueryLanguage": "JSONata", "StartAt": "Keywords", "States": {
        "Keywords": {
          "Type": "Task", "Resource": "arn:aws:states:::bedrock:invokeModel",
          "Arguments": {"ModelId": "%s", "ContentType": "application/json", "Body": {
            "system": [{"text": "Task: keywords. Search words only."}],
            "messages": [{"role": "user",
              "content": [{"text": "{%% $states.input.question %%}"}]}]}},
          "Assign": {"words": "{%% $states.result.Body.output.message.content[0].text %%}"},
          "Retry": [{"ErrorEquals": ["Bedrock.ThrottlingException"], "MaxAttempts": 1,
            "IntervalSeconds": 1, "MaxDelaySeconds": 2, "JitterStrategy": "FULL"}],
          "Next": "Retrieve"},
        "Retrieve": {
          "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:bedrockagentruntime:retrieve",
          "Arguments": {
            "KnowledgeBaseId": "%s",
            "RetrievalQuery": {"Text": "{%% $words %%}"},
            "RetrievalConfiguration": {"VectorSearchConfiguration": {"NumberOfResults": 1,
              "Filter": {"Equals": {"Key": "language", "Value": "pt-BR"}}}}},
          "Output": {"words": "{%% $words %%}", "results": "{%% $states.result.RetrievalResults %%}"},
          "Catch": [{"ErrorEquals": ["BedrockAgentRuntime.ThrottlingException"],
            "Output": {"caught": "{%% $states.errorOutput.Error %%}"}, "Next": "End"}],
          "Next": "End"},
        "End": {"Type": "Succeed"}}}
      """
          .formatted(ExtractiveModel.ID, KnowledgeSettings.ID);

  private static AwsEndpoint endpoint;
  private static TaskRunner tasks;
  private static String machine;

  @BeforeAll
  static void start() {
    var folder = Path.of("src/test/resources/knowledge");
    endpoint =
        AwsEndpoint.start(
            AwsSettings.defaults().withPort(0).withKnowledge(KnowledgeSettings.of(folder)));
    tasks = new TaskRunner(endpoint.uri());
    machine =
        tasks
            .sfn()
            .createStateMachine(r ->
                r.name("look-up")
                    .type(StateMachineType.EXPRESS)
                    .definition(MACHINE)
                    .roleArn(TaskRunner.ROLE))
            .stateMachineArn();
  }

  @AfterAll
  static void close() {
    tasks.close();
    endpoint.close();
  }

  @AfterEach
  void heal() {
    endpoint.faults().clear();
  }

  private static StartSyncExecutionResponse run() {
    return tasks
        .sfn()
        .startSyncExecution(
            r -> r.stateMachineArn(machine).input("{\"question\": \"Cadê minha grana?\"}"));
  }

  private static JsonNode output(StartSyncExecutionResponse end) {
    assertThat(end.status())
        .as("%s: %s", end.error(), end.cause())
        .isEqualTo(SyncExecutionStatus.SUCCEEDED);
    return TaskRunner.JSON.readTree(end.output());
  }

  @Test
  void a_model_says_what_is_looked_up() {
    var output = output(run());

    assertThat(output.path("words").stringValue()).contains("reembolso");
    assertThat(output.at("/results/0/Location/S3Location/Uri").stringValue())
        .isEqualTo("s3://entrega-knowledge/pt-BR/refund-time.md");
    assertThat(output.at("/results/0/Content/Text").stringValue()).contains("dez dias úteis");
    assertThat(output.at("/results/0/Metadata/language").stringValue()).isEqualTo("pt-BR");
  }

  @Test
  void a_knowledge_base_that_is_throttled_is_caught_by_its_name() {
    endpoint.faults().inject(Fault.throttled().of("bedrock", "Retrieve"));

    assertThat(output(run()).path("caught").stringValue())
        .isEqualTo("BedrockAgentRuntime.ThrottlingException");
  }

  @Test
  void a_model_that_is_not_ready_fails_its_task_by_name() {
    endpoint.faults().inject(Fault.refused(429, "ModelNotReadyException").of("bedrock"));

    assertThat(run().error()).isEqualTo("Bedrock.ModelNotReadyException");
  }
}
