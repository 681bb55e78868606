package dev.entrega.chatbot.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.chatbot.answers.Desk;
import dev.entrega.chatbot.chain.Findings.Operation;
import dev.entrega.chatbot.chain.Findings.Retrieval;
import dev.entrega.chatbot.questions.Question;
import dev.entrega.messaging.contracts.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;

class StepFunctionsChainTest {

  private static final String OUTPUT =
      """
      {"retrieval": "FAILED",
       "context_data": [{"id": 1, "text": "# Prazo\\n\\nDois dias.", "source": "s3://k/a.md",
                         "score": 0.5}],
       "system_chain_data": {"operation": "REPLACE_TAG", "prompt": "p", "tag": "passages"},
       "bedrock_details": {"task_details": [
          {"task": "InsertKeywords", "modelId": "nova", "inputTokens": 7, "outputTokens": 2},
          {"task": "Retrieve", "modelId": null, "inputTokens": 0, "outputTokens": 0,
           "error": "E"}], "total_input_tokens": 7, "total_output_tokens": 2}}
      """;

  private final List<StartSyncExecutionRequest> started = new ArrayList<>();

  @Test
  void it_asks_the_state_machine_and_reads_what_it_found() {
    var findings = chain(() -> succeeded(OUTPUT));

    var request = started.getFirst();
    assertThat(request.stateMachineArn()).isEqualTo("arn:chain");
    assertThat(Json.MAPPER.readTree(request.input()))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"question": "Posso?", "locale": "pt-BR", "conversation": ["Oi"],
                 "orderKnown": true, "knowledgeBaseId": "KB1", "trace": {}}
                """));
    assertThat(findings.retrieval()).isEqualTo(Retrieval.FAILED);
    assertThat(findings.passages())
        .containsExactly(new Passage(1, "# Prazo\n\nDois dias.", "s3://k/a.md"));
    assertThat(findings.passages().getFirst().title()).isEqualTo("Prazo");
    assertThat(findings.change())
        .isEqualTo(new Findings.Change(Operation.REPLACE_TAG, "p", "passages"));
    assertThat(findings.inputTokens()).isEqualTo(7);
    assertThat(findings.tasks().getLast().error()).isEqualTo("E");
  }

  @Test
  void x_ray_hears_of_the_trace() {
    asked(
        Desk.question("ana", "q-1", null, "Posso?")
            .tracedBy("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
        () -> succeeded(OUTPUT));

    assertThat(started.getFirst().traceHeader())
        .isEqualTo("Root=1-0af76519-16cd43dd8448eb211c80319c;Parent=b7ad6b7169203331;Sampled=1");
  }

  @Test
  void a_chain_that_fails_costs_the_passages_and_not_the_answer() {
    var away =
        chain(() -> {
          throw SdkClientException.create("away");
        });
    var failed =
        chain(() ->
            StartSyncExecutionResponse.builder()
                .status(SyncExecutionStatus.TIMED_OUT)
                .error("States.Timeout")
                .build());
    var unreadable = chain(() -> succeeded("?"));

    assertThat(List.of(away, failed, unreadable))
        .allSatisfy(findings -> {
          assertThat(findings.retrieval()).isEqualTo(Retrieval.FAILED);
          assertThat(findings.change().prompt()).startsWith("<retrieval_failed/>");
        });
  }

  private Findings chain(Supplier<StartSyncExecutionResponse> answer) {
    return asked(Desk.question("ana", "q-1", null, "Posso?"), answer);
  }

  private Findings asked(Question question, Supplier<StartSyncExecutionResponse> answer) {
    var sfn =
        new SfnClient() {
          @Override
          public StartSyncExecutionResponse startSyncExecution(StartSyncExecutionRequest request) {
            started.add(request);
            return answer.get();
          }

          @Override
          public String serviceName() {
            return "sfn";
          }

          @Override
          public void close() {}
        };
    return new StepFunctionsChain(sfn, new ChainSettings("arn:chain", "KB1", Duration.ofSeconds(5)))
        .findings(question, List.of("Oi"), true);
  }

  private static StartSyncExecutionResponse succeeded(String output) {
    return StartSyncExecutionResponse.builder()
        .status(SyncExecutionStatus.SUCCEEDED)
        .output(output)
        .build();
  }
}
