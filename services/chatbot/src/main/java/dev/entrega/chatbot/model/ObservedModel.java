package dev.entrega.chatbot.model;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A model whose answers are measured and traced. */
final class ObservedModel implements Model {

  private final Model model;
  private final String modelId;
  private final ModelMetrics metrics;
  private final ObservationRegistry observations;

  ObservedModel(
      Model model, String modelId, ModelMetrics metrics, ObservationRegistry observations) {
    this.model = model;
    this.modelId = modelId;
    this.metrics = metrics;
    this.observations = observations;
  }

  @Override
  public Usage answer(Prompt prompt, Consumer<String> pieces) throws InterruptedException {
    var begin = System.nanoTime();
    var observation =
        Observation.start("entrega.assistant.model", observations)
            .contextualName("chat " + modelId)
            .lowCardinalityKeyValue("gen_ai.operation.name", "chat")
            .lowCardinalityKeyValue("gen_ai.provider.name", "aws.bedrock")
            .lowCardinalityKeyValue("gen_ai.request.model", modelId);
    try {
      var usage = model.answer(prompt, timed(pieces, begin));
      metrics.used(usage.modelId(), usage.inputTokens(), usage.outputTokens());
      metrics.ended(modelId, since(begin), null);
      observation
          .highCardinalityKeyValue("gen_ai.usage.input_tokens", String.valueOf(usage.inputTokens()))
          .highCardinalityKeyValue(
              "gen_ai.usage.output_tokens", String.valueOf(usage.outputTokens()));
      return usage;
    } catch (ModelFault fault) {
      metrics.ended(modelId, since(begin), fault.type());
      observation.error(fault);
      throw fault;
    } finally {
      observation.stop();
    }
  }

  private Consumer<String> timed(Consumer<String> pieces, long begin) {
    var begun = new AtomicBoolean();
    return piece -> {
      if (begun.compareAndSet(false, true)) {
        metrics.begun(modelId, since(begin));
      }
      pieces.accept(piece);
    };
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
