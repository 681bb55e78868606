package dev.entrega.chatbot.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.chatbot.model.StubAws.Script;
import dev.entrega.chatbot.questions.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

/** Streams over a real socket, whole and broken. */
class BedrockModelTest {

  private static final SdkAsyncHttpClient HTTP =
      NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1).build();

  @AutoClose private final StubAws aws = new StubAws();

  @AutoClose
  private final BedrockRuntimeAsyncClient bedrock =
      BedrockRuntimeAsyncClient.builder()
          .httpClient(HTTP)
          .endpointOverride(aws.uri())
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
          .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
          .build();

  private final List<String> pieces = new ArrayList<>();

  @AfterAll
  static void close() {
    HTTP.close();
  }

  @Test
  void pieces_come_in_order_with_what_they_took() throws Exception {
    aws.script = stream -> stream.answer("Seu ", "pedido ", "chega.");

    var usage = model().answer(prompt(), pieces::add);

    assertThat(pieces).containsExactly("Seu ", "pedido ", "chega.");
    assertThat(usage).isEqualTo(new Model.Usage("m", 42, 9));
    assertThat(aws.paths).containsExactly("/model/m/invoke-with-response-stream");
    var request = aws.asked.getFirst();
    assertThat(request.path("anthropic_version").asString()).isEqualTo("bedrock-2023-05-31");
    assertThat(request.path("max_tokens").asInt()).isEqualTo(100);
    assertThat(request.path("system").asString()).isEqualTo("system");
    assertThat(request.path("messages").findValuesAsString("role"))
        .containsExactly("user", "assistant", "user");
    assertThat(request.path("messages").findValuesAsString("content"))
        .containsExactly("Oi", "Olá", "Onde?");
  }

  @Test
  void a_piece_is_told_before_the_answer_has_ended() throws Exception {
    var heard = new CountDownLatch(1);
    aws.script =
        stream -> {
          stream.begin();
          stream.say("Um ");
          heard.await();
          stream.say("dois");
          stream.end();
        };

    model().answer(prompt(), piece -> heard.countDown());

    assertThat(heard.getCount()).isZero();
  }

  @Test
  void a_stream_without_its_stop_event_is_a_failure() {
    assertFault(
        stream -> {
          stream.begin();
          stream.say("Seu pedido");
        },
        "cut",
        false);
  }

  @Test
  void an_exception_in_mid_stream_is_a_failure() {
    assertFault(
        stream -> {
          stream.begin();
          stream.say("Seu pedido");
          stream.exception("modelStreamErrorException");
        },
        "",
        false);
    assertThat(pieces).containsExactly("Seu pedido");
  }

  @Test
  void an_answer_without_a_word_is_a_failure() {
    assertFault(stream -> stream.answer(" "), "empty", false);
  }

  @Test
  void what_is_refused_is_told_apart_from_what_may_pass_and_asked_once() {
    assertFault(stream -> stream.refuse(429, "ThrottlingException"), "ThrottlingException", false);
    assertFault(
        stream -> stream.refuse(403, "AccessDeniedException"), "AccessDeniedException", true);
    assertFault(stream -> stream.refuse(400, "ValidationException"), "ValidationException", true);
    assertThat(aws.asked).hasSize(3);
  }

  @Test
  void a_stream_that_falls_silent_is_given_up() {
    var over = new CountDownLatch(1);
    aws.script =
        stream -> {
          stream.begin();
          over.await();
        };

    assertThatThrownBy(() -> model(Duration.ofMillis(100)).answer(prompt(), pieces::add))
        .isInstanceOfSatisfying(
            ModelFault.class, fault -> assertThat(fault.type()).isEqualTo("timeout"));
    over.countDown();
  }

  @Test
  void what_the_listener_throws_flies() {
    aws.script = stream -> stream.answer("Um ", "dois");

    assertThatThrownBy(() ->
            model()
                .answer(
                    prompt(),
                    _ -> {
                      throw new IllegalStateException("a bug of ours");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a bug of ours");
  }

  private void assertFault(Script script, String type, boolean isFinal) {
    aws.script = script;

    assertThatThrownBy(() -> model().answer(prompt(), pieces::add))
        .isInstanceOfSatisfying(
            ModelFault.class,
            fault -> {
              assertThat(fault.type()).as(fault.getMessage() + fault.getCause()).contains(type);
              assertThat(fault.isFinal()).isEqualTo(isFinal);
            });
  }

  private BedrockModel model() {
    return model(Duration.ofSeconds(30));
  }

  private BedrockModel model(Duration patience) {
    return new BedrockModel(bedrock, new ModelSettings("m", 100, patience, patience, 10));
  }

  private static Prompt prompt() {
    return new Prompt("system", List.of(new Turn("Oi", "Olá")), "Onde?");
  }
}
