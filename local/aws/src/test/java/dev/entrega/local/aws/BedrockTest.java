package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.entrega.local.aws.bedrock.Prompt;
import dev.entrega.local.aws.bedrock.Tokens;
import dev.entrega.local.aws.wire.AwsError;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;
import tools.jackson.databind.JsonNode;

/** Bedrock's wire, by AWS's own clients. */
class BedrockTest {

  private static final String ECHO = "test.echo";
  private static final String STEPPED = "test.stepped";
  private static final String CLAUDE =
      """
      {"anthropic_version": "bedrock-2023-05-31", "max_tokens": 100, "system": "Be kind.",
       "messages": [{"role": "user", "content": "one two three"}]}
      """;
  private static final String NOVA =
      """
      {"schemaVersion": "messages-v1", "system": [{"text": "Be kind."}],
       "messages": [{"role": "user", "content": [{"text": "one two three"}]}]}
      """;
  private static final String LLAMA =
      """
      {"prompt": "<|begin_of_text|><|start_header_id|>system<|end_header_id|>\\n\\nBe kind.<|eot_id|>\
      <|start_header_id|>user<|end_header_id|>\\n\\none two three<|eot_id|>\
      <|start_header_id|>assistant<|end_header_id|>\\n\\n"}
      """;

  private static final BlockingQueue<String> STEPS = new LinkedBlockingQueue<>();

  private static AwsEndpoint endpoint;
  private static BedrockRuntimeClient bedrock;
  private static BedrockRuntimeAsyncClient streams;

  @BeforeAll
  static void start() {
    endpoint = AwsEndpoint.start(AwsSettings.defaults().withPort(0));
    endpoint.models().register(ECHO, BedrockTest::echo);
    endpoint.models().register(STEPPED, _ -> stepped());
    bedrock = new Clients(endpoint.uri()).bedrock();
    streams = new Clients(endpoint.uri()).streams();
  }

  @AfterAll
  static void close() {
    bedrock.close();
    streams.close();
    endpoint.close();
  }

  private static Stream<String> echo(Prompt prompt) {
    return Tokens.of(prompt.system() + " " + prompt.question());
  }

  /** Says what the test says, when it says it. */
  private static Stream<String> stepped() {
    return Stream.generate(BedrockTest::step).takeWhile(word -> !word.equals("END"));
  }

  private static String step() {
    try {
      var step = STEPS.take();
      if (step.equals("REFUSE")) {
        throw AwsError.of(424, "ModelStreamErrorException", "lost the thread");
      }
      if (step.equals("BREAK")) {
        throw new IllegalStateException("broken");
      }
      return step;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode invoke(String body) {
    var response = bedrock.invokeModel(r -> r.modelId(ECHO).body(SdkBytes.fromUtf8String(body)));
    assertThat(response.contentType()).isEqualTo("application/json");
    return TaskRunner.JSON.readTree(response.body().asUtf8String());
  }

  @Test
  void claude_answers_with_a_message() {
    var message = invoke(CLAUDE);

    assertThat(message.path("type").stringValue()).isEqualTo("message");
    assertThat(message.path("role").stringValue()).isEqualTo("assistant");
    assertThat(message.path("model").stringValue()).isEqualTo(ECHO);
    assertThat(message.path("id").stringValue()).startsWith("msg_bdrk_");
    assertThat(message.path("content"))
        .isEqualTo(
            TaskRunner.JSON.readTree(
                "[{\"type\": \"text\", \"text\": \"Be kind. one two three\"}]"));
    assertThat(message.path("stop_reason").stringValue()).isEqualTo("end_turn");
    assertThat(message.path("usage"))
        .isEqualTo(TaskRunner.JSON.readTree("{\"input_tokens\": 5, \"output_tokens\": 5}"));
  }

  @Test
  void llama_answers_with_a_generation() {
    assertThat(invoke(LLAMA))
        .isEqualTo(
            TaskRunner.JSON.readTree(
                """
                {"generation": "Be kind. one two three", "prompt_token_count": 5,
                 "generation_token_count": 5, "stop_reason": "stop"}
                """));
  }

  @Test
  void nova_answers_with_an_output() {
    assertThat(invoke(NOVA))
        .isEqualTo(
            TaskRunner.JSON.readTree(
                """
                {"output": {"message": {"role": "assistant",
                  "content": [{"text": "Be kind. one two three"}]}}, "stopReason": "end_turn",
                 "usage": {"inputTokens": 5, "outputTokens": 5, "totalTokens": 10}}
                """));
  }

  @Test
  void an_answer_is_cut_off_at_the_tokens_asked_for() {
    var message = invoke(CLAUDE.replace("100", "3"));

    assertThat(message.at("/content/0/text").stringValue()).isEqualTo("Be kind. one");
    assertThat(message.path("stop_reason").stringValue()).isEqualTo("max_tokens");
  }

  @Test
  void tokens_and_latency_stand_in_the_head_of_an_answer() {
    var headers =
        bedrock
            .invokeModel(r -> r.modelId(ECHO).body(SdkBytes.fromUtf8String(CLAUDE)))
            .sdkHttpResponse();

    assertThat(headers.firstMatchingHeader("X-Amzn-Bedrock-Input-Token-Count")).contains("5");
    assertThat(headers.firstMatchingHeader("X-Amzn-Bedrock-Output-Token-Count")).contains("5");
    assertThat(headers.firstMatchingHeader("X-Amzn-Bedrock-Invocation-Latency")).isPresent();
  }

  @Test
  void claude_streams_its_message_in_pieces() {
    var chunks = StreamedAnswer.of(streams, ECHO, CLAUDE).whole();

    assertThat(chunks)
        .extracting(chunk -> chunk.path("type").stringValue())
        .containsExactly(
            "message_start",
            "content_block_start",
            "content_block_delta",
            "content_block_delta",
            "content_block_delta",
            "content_block_delta",
            "content_block_delta",
            "content_block_stop",
            "message_delta",
            "message_stop");
    assertThat(chunks.get(0).at("/message/model").stringValue()).isEqualTo(ECHO);
    assertThat(chunks.get(0).at("/message/usage/input_tokens").intValue()).isEqualTo(5);
    assertThat(chunks.get(3).at("/delta/text").stringValue()).isEqualTo(" kind.");
    assertThat(chunks.get(8).at("/delta/stop_reason").stringValue()).isEqualTo("end_turn");
    assertThat(chunks.get(8).at("/usage/output_tokens").intValue()).isEqualTo(5);
    var metrics = chunks.getLast().path("amazon-bedrock-invocationMetrics");
    assertThat(metrics.path("inputTokenCount").intValue()).isEqualTo(5);
    assertThat(metrics.path("outputTokenCount").intValue()).isEqualTo(5);
    assertThat(metrics.propertyNames()).contains("invocationLatency", "firstByteLatency");
  }

  @Test
  void llama_streams_generations() {
    var chunks = StreamedAnswer.of(streams, ECHO, LLAMA).whole();

    assertThat(chunks.getFirst().path("prompt_token_count").intValue()).isEqualTo(5);
    assertThat(chunks.stream().map(chunk -> chunk.path("generation").stringValue()))
        .containsExactly("", "Be", " kind.", " one", " two", " three", "");
    assertThat(chunks.getLast().path("stop_reason").stringValue()).isEqualTo("stop");
    assertThat(chunks.getLast().has("amazon-bedrock-invocationMetrics")).isTrue();
  }

  @Test
  void nova_streams_the_events_of_converse() {
    var chunks = StreamedAnswer.of(streams, ECHO, NOVA).whole();

    assertThat(chunks)
        .extracting(chunk -> chunk.propertyNames().iterator().next())
        .startsWith("messageStart", "contentBlockDelta")
        .endsWith("contentBlockStop", "messageStop", "metadata");
    assertThat(chunks.getLast().at("/metadata/usage/totalTokens").intValue()).isEqualTo(10);
    assertThat(chunks.getLast().has("amazon-bedrock-invocationMetrics")).isTrue();
  }

  @Test
  void each_piece_is_heard_before_the_next_is_said() {
    var heard = StreamedAnswer.of(streams, STEPPED, CLAUDE);

    await().until(() -> heard.chunks().size() == 2);
    STEPS.add("one");
    await().until(() -> heard.text().equals("one"));
    STEPS.add(" two");
    await().until(() -> heard.text().equals("one two"));
    STEPS.add("END");

    assertThat(heard.whole().getLast().path("type").stringValue()).isEqualTo("message_stop");
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSE, ModelStreamErrorException, lost the thread",
    "BREAK, InternalServerException, broken"
  })
  void what_goes_wrong_in_mid_stream_is_told_as_its_last_event(
      String step, String exception, String cause) {
    STEPS.add("one");
    STEPS.add(step);
    var heard = StreamedAnswer.of(streams, STEPPED, CLAUDE);

    assertThat(heard.failure())
        .hasMessageContaining(cause)
        .extracting(failure -> failure.getClass().getSimpleName())
        .isEqualTo(exception);
    assertThat(heard.text()).isEqualTo("one");
    assertThat(heard.chunks()).noneMatch(chunk -> chunk.toString().contains("message_stop"));
  }

  @Test
  void converse_has_one_format_for_all_models() {
    var answer =
        bedrock.converse(r ->
            r.modelId(ECHO)
                .system(SystemContentBlock.fromText("Be kind."))
                .messages(
                    Message.builder().role("user").content(ContentBlock.fromText("one")).build()));

    assertThat(answer.output().message().content().getFirst().text()).isEqualTo("Be kind. one");
    assertThat(answer.stopReason()).isEqualTo(StopReason.END_TURN);
    assertThat(answer.usage().totalTokens()).isEqualTo(6);
    assertThat(answer.metrics().latencyMs()).isNotNegative();
  }

  @Test
  void converse_streams_events_of_their_own() {
    var heard = new ArrayList<String>();
    streams
        .converseStream(
            r ->
                r.modelId(ECHO)
                    .messages(
                        Message.builder()
                            .role("user")
                            .content(ContentBlock.fromText("one two"))
                            .build()),
            ConverseStreamResponseHandler.builder()
                .subscriber(
                    ConverseStreamResponseHandler.Visitor.builder()
                        .onMessageStart(start -> heard.add(start.roleAsString()))
                        .onContentBlockDelta(delta -> heard.add(delta.delta().text()))
                        .onMessageStop(stop -> heard.add(stop.stopReasonAsString()))
                        .onMetadata(data -> heard.add(data.usage().totalTokens() + " tokens"))
                        .build())
                .build())
        .join();

    assertThat(heard).containsExactly("assistant", " one", " two", "end_turn", "4 tokens");
  }

  @Test
  void a_model_is_also_meant_by_its_arn() {
    var arn = "arn:aws:bedrock:us-east-1::foundation-model/" + ECHO;

    var answer = bedrock.invokeModel(r -> r.modelId(arn).body(SdkBytes.fromUtf8String(CLAUDE)));

    assertThat(answer.body().asUtf8String()).contains(ECHO);
  }

  @Test
  void a_model_that_is_not_there_is_refused_before_a_stream() {
    assertThatThrownBy(() ->
            bedrock.invokeModel(
                r -> r.modelId("test.nobody").body(SdkBytes.fromUtf8String(CLAUDE))))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("The provided model identifier is invalid.");
    assertThat(StreamedAnswer.of(streams, "test.nobody", CLAUDE).failure())
        .isInstanceOf(ValidationException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | Malformed input request",
        "not json | Malformed input request",
        "{\"anthropic_version\": \"1\"} | anthropic_version",
        "{\"anthropic_version\": \"bedrock-2023-05-31\"} | max_tokens: Field required",
        "{\"prompt\": \" \"} | #/prompt",
        "{\"prompt\": \"x\", \"max_gen_len\": 0} | #/max_gen_len",
        "{\"messages\": []} | at least one message",
        "{\"messages\": [{\"role\": \"assistant\", \"content\": [{\"text\": \"x\"}]}]} | alternate",
        "{\"messages\": [{\"role\": \"user\", \"content\": [{\"text\": \" \"}]}]} | non-empty",
        "{\"messages\": [{\"role\": \"user\", \"content\": [{\"image\": {}}]}]} | other than text",
        "{\"messages\": [{\"role\": \"user\", \"content\": [{\"text\": \"x\"}]}],"
            + " \"toolConfig\": {\"tools\": []}} | toolConfig"
      })
  void a_request_that_makes_no_sense_is_refused(String body, String words) {
    var refusal =
        catchThrowableOfType(
            ValidationException.class,
            () -> bedrock.invokeModel(r -> r.modelId(ECHO).body(SdkBytes.fromUtf8String(body))));

    assertThat(refusal.statusCode()).isEqualTo(400);
    assertThat(refusal.awsErrorDetails().errorMessage()).contains(words);
  }

  @Test
  void the_models_are_listed_for_those_who_look_before_they_ask() throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      assertThat(
              get(http, "/foundation-models").at("/modelSummaries").findValuesAsString("modelId"))
          .containsAll(List.of(ECHO, STEPPED));
      assertThat(get(http, "/foundation-models/" + ECHO).at("/modelDetails/modelArn").stringValue())
          .isEqualTo("arn:aws:bedrock:us-east-1::foundation-model/" + ECHO);
      assertThat(get(http, "/foundation-models/test.nobody").path("message").stringValue())
          .contains("test.nobody");
    }
  }

  private static JsonNode get(HttpClient http, String path) throws Exception {
    var request = HttpRequest.newBuilder(endpoint.uri().resolve(path)).build();
    return TaskRunner.JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
  }
}
