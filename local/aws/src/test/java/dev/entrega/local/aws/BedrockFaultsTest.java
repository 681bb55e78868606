package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.entrega.local.aws.bedrock.Tokens;
import dev.entrega.local.aws.faults.Fault;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ModelStreamErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;

/** Bad days of Bedrock, before an answer and in the middle of it. */
class BedrockFaultsTest {

  private static final String MODEL = "test.echo";
  private static final String BODY =
      """
      {"anthropic_version": "bedrock-2023-05-31", "max_tokens": 100,
       "messages": [{"role": "user", "content": "one two three"}]}
      """;

  private static AwsEndpoint endpoint;
  private static BedrockRuntimeClient bedrock;
  private static BedrockRuntimeAsyncClient streams;

  @BeforeAll
  static void start() {
    endpoint = AwsEndpoint.start(AwsSettings.defaults().withPort(0));
    endpoint.models().register(MODEL, prompt -> Tokens.of(prompt.question()));
    bedrock = new Clients(endpoint.uri()).bedrock();
    streams = new Clients(endpoint.uri()).streams();
  }

  @AfterAll
  static void close() {
    bedrock.close();
    streams.close();
    endpoint.close();
  }

  @AfterEach
  void heal() {
    endpoint.faults().clear();
  }

  private static InvokeModelResponse invoke() {
    return bedrock.invokeModel(r -> r.modelId(MODEL).body(SdkBytes.fromUtf8String(BODY)));
  }

  @ParameterizedTest
  @CsvSource({
    "429, ThrottlingException",
    "408, ModelTimeoutException",
    "403, AccessDeniedException",
    "400, ValidationException",
    "404, ResourceNotFoundException",
    "429, ModelNotReadyException",
    "500, InternalServerException",
    "424, ModelErrorException",
    "503, ServiceUnavailableException"
  })
  void each_refusal_is_the_exception_of_its_name(int status, String code) {
    endpoint.faults().inject(Fault.refused(status, code).of("bedrock", "InvokeModel"));

    var refusal = catchThrowableOfType(BedrockRuntimeException.class, BedrockFaultsTest::invoke);

    assertThat(refusal.getClass().getSimpleName()).isEqualTo(code);
    assertThat(refusal.statusCode()).isEqualTo(status);
  }

  @Test
  void bedrock_is_throttled_and_broken_in_its_own_words() {
    endpoint.faults().inject(Fault.throttled().of("bedrock").times(1));
    endpoint.faults().inject(Fault.broken().of("bedrock").times(1));

    assertThatThrownBy(BedrockFaultsTest::invoke).isInstanceOf(ThrottlingException.class);
    assertThat(catchThrowableOfType(BedrockRuntimeException.class, BedrockFaultsTest::invoke))
        .extracting(BedrockRuntimeException::statusCode)
        .isEqualTo(500);
    assertThat(invoke().body().asUtf8String()).contains("one two three");
  }

  @Test
  void a_stream_is_refused_before_it_begins() {
    endpoint.faults().inject(Fault.throttled().of("bedrock", "InvokeModelWithResponseStream"));

    var heard = StreamedAnswer.of(streams, MODEL, BODY);

    assertThat(heard.failure()).isInstanceOf(ThrottlingException.class);
    assertThat(heard.chunks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ModelStreamErrorException", "ThrottlingException", "ModelTimeoutException"})
  void a_stream_ends_by_an_exception_in_its_middle(String code) {
    endpoint.faults().inject(Fault.refused(424, code).of("bedrock").after(4));

    var heard = StreamedAnswer.of(streams, MODEL, BODY);

    assertThat(heard.failure().getClass().getSimpleName()).isEqualTo(code);
    assertThat(heard.text()).isEqualTo("one two");
  }

  /** The asynchronous client takes it for the end: who wants a whole answer looks for its stop. */
  @Test
  void a_stream_is_cut_off_without_its_last_event() {
    endpoint.faults().inject(Fault.absent().of("bedrock").after(3));

    var heard = StreamedAnswer.of(streams, MODEL, BODY);

    assertThat(heard.atItsEnd())
        .extracting(chunk -> chunk.path("type").stringValue())
        .containsExactly("message_start", "content_block_start", "content_block_delta");
  }

  @Test
  void the_body_of_a_stream_that_is_cut_off_is_not_whole() {
    endpoint.faults().inject(Fault.absent().of("bedrock").after(3));
    var path = "/model/" + MODEL + "/invoke-with-response-stream";

    try (var http = HttpClient.newHttpClient()) {
      assertThatThrownBy(() ->
              http.send(
                  HttpRequest.newBuilder(endpoint.uri().resolve(path))
                      .POST(BodyPublishers.ofString(BODY))
                      .build(),
                  BodyHandlers.ofByteArray()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_call_without_a_stream_is_met_before_its_answer() {
    endpoint.faults().inject(Fault.absent().of("bedrock").after(3).times(1));

    assertThatThrownBy(BedrockFaultsTest::invoke).isInstanceOf(SdkClientException.class);
  }

  @Test
  void a_slow_model_takes_its_time_to_the_first_token_and_for_each_other() {
    endpoint
        .faults()
        .inject(Fault.slow(Duration.ofMillis(40), Duration.ofMillis(30)).of("bedrock"));

    var before = Instant.now();
    StreamedAnswer.of(streams, MODEL, BODY).whole();
    var streamed = Instant.now();
    invoke();

    assertThat(Duration.between(before, streamed)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    assertThat(Duration.between(streamed, Instant.now()))
        .isGreaterThanOrEqualTo(Duration.ofMillis(100));
  }

  @Test
  void all_of_it_is_also_asked_for_over_http() throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var faults =
          """
          [{"kind":"refused","rate":1.0,"service":"bedrock","error":"ModelStreamErrorException",\
          "status":424,"after":2},\
          {"kind":"slow","rate":1.0,"delayMillis":300,"perTokenMillis":20}]\
          """;

      var answer =
          http.send(
              HttpRequest.newBuilder(endpoint.uri().resolve("/_entrega/faults"))
                  .PUT(BodyPublishers.ofString(faults))
                  .build(),
              BodyHandlers.ofString());

      assertThat(TaskRunner.JSON.readTree(answer.body().replace(",\"met\":0", "")))
          .isEqualTo(TaskRunner.JSON.readTree(faults));
      assertThat(StreamedAnswer.of(streams, MODEL, BODY).failure())
          .isInstanceOf(ModelStreamErrorException.class);
    }
  }
}
