package dev.entrega.chatbot.traces;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.entrega.chatbot.answers.Desk;
import dev.entrega.chatbot.chain.Chains;
import dev.entrega.chatbot.model.Models;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** One trace from the question by its chain and its model to the answer. */
class TracesTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String ASKER = "b7ad6b7169203331";

  private final Kept kept = new Kept();

  @AutoClose
  private final SdkTracerProvider provider =
      SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(kept)).build();

  @AutoClose private final Desk desk = new Desk();

  @Test
  void chain_and_model_are_below_the_question_which_is_below_whoever_asked() throws Exception {
    var observations = ObservationRegistry.create();
    var traces = traced(observations);
    var atChain = new ArrayList<String>();
    var atWork = new ArrayList<String>();
    desk.chain =
        Chains.observed(
            (question, _, _) -> {
              atChain.add(question.traceparent());
              return Desk.NOTHING_NEEDED;
            },
            traces);
    desk.model = Models.observed(Desk.saying("Tudo certo."), observations);

    traces.follow(
        Desk.question("ana", "q-1", null, "Oi?").tracedBy("00-%s-%s-01".formatted(TRACE, ASKER)),
        question -> {
          atWork.add(question.traceparent());
          desk.ask(question);
        });

    var question = kept.named("answer question");
    var chain = kept.named("entrega.assistant.chain");
    var model = kept.named("chat m");
    assertThat(question.getKind()).isEqualTo(SpanKind.CONSUMER);
    assertThat(List.of(question, chain, model))
        .extracting(SpanData::getTraceId)
        .containsOnly(TRACE);
    assertThat(question.getParentSpanId()).isEqualTo(ASKER);
    assertThat(List.of(chain, model))
        .extracting(SpanData::getParentSpanId)
        .containsOnly(question.getSpanId());
    assertThat(atWork).containsExactly("00-%s-%s-01".formatted(TRACE, question.getSpanId()));
    assertThat(atChain).containsExactly("00-%s-%s-01".formatted(TRACE, chain.getSpanId()));
    assertThat(model.getAttributes().asMap())
        .containsEntry(AttributeKey.stringKey("gen_ai.request.model"), "m")
        .containsEntry(AttributeKey.stringKey("gen_ai.usage.output_tokens"), "10");
  }

  @Test
  void without_a_collector_everybody_hears_the_trace_of_whoever_asked() throws Exception {
    var heard = new ArrayList<String>();

    new Traces(ObservationRegistry.create(), () -> null)
        .follow(
            Desk.question("ana", "q-1", null, "Oi?").tracedBy("as-it-came"),
            question -> heard.add(question.traceparent()));

    assertThat(heard).containsExactly("as-it-came");
  }

  @Test
  void a_collector_is_told() throws Exception {
    var told = new CompletableFuture<String>();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/traces",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1);
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
          told.complete(body);
        });
    server.start();
    try (var spans =
        new Tracing()
            .spans(
                new TracesSettings(
                    "http://127.0.0.1:%d/v1/traces".formatted(server.getAddress().getPort()), 1))) {
      spans.get("entrega").spanBuilder("answer question").startSpan().end();
    } finally {
      server.stop(0);
    }

    assertThat(told).isCompletedWithValueMatching(body -> body.contains("answer question"));
  }

  private Traces traced(ObservationRegistry observations) {
    var tracing = new Tracing();
    var tracer = tracing.tracer(provider);
    observations
        .observationConfig()
        .observationHandler(tracing.spansOfObservations(provider, tracer));
    return new Traces(observations, tracing.currentTrace(tracer));
  }

  /** What was exported. */
  private static final class Kept implements SpanExporter {

    private final List<SpanData> spans = new CopyOnWriteArrayList<>();

    SpanData named(String name) {
      return spans.stream().filter(span -> span.getName().equals(name)).findAny().orElseThrow();
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> more) {
      spans.addAll(more);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
