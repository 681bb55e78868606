package dev.entrega.chatbot.model;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What models take, by the names of OpenTelemetry's semantic conventions for generative AI; and
 * what that costs, which has no name there.
 */
public final class ModelMetrics {

  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  private final MeterRegistry registry;
  private final Prices prices;

  ModelMetrics(MeterRegistry registry, Prices prices) {
    this.registry = registry;
    this.prices = prices;
  }

  /** Tokens of one answer, and their price. */
  public void used(String modelId, long inputTokens, long outputTokens) {
    tokens(modelId, "input", inputTokens);
    tokens(modelId, "output", outputTokens);
    var price = prices.of(modelId);
    if (price != null) {
      var dollars =
          price
              .input()
              .multiply(BigDecimal.valueOf(inputTokens))
              .add(price.output().multiply(BigDecimal.valueOf(outputTokens)))
              .divide(MILLION);
      registry
          .counter("entrega.assistant.cost", tags(modelId).and("currency", "USD"))
          .increment(dollars.doubleValue());
    }
  }

  /** How long until the first words. */
  void begun(String modelId, Duration after) {
    Timer.builder("gen_ai.client.operation.time_to_first_chunk")
        .tags(tags(modelId))
        .publishPercentileHistogram()
        .register(registry)
        .record(after);
  }

  /**
   * How long until the end.
   *
   * @param error what went wrong, if anything
   */
  void ended(String modelId, Duration after, @Nullable String error) {
    Timer.builder("gen_ai.client.operation.duration")
        .tags(tags(modelId).and("error.type", error == null ? "" : error))
        .publishPercentileHistogram()
        .register(registry)
        .record(after);
  }

  private void tokens(String modelId, String type, long count) {
    DistributionSummary.builder("gen_ai.client.token.usage")
        .baseUnit("tokens")
        .tags(tags(modelId).and("gen_ai.token.type", type))
        .register(registry)
        .record((double) count);
  }

  private static Tags tags(String modelId) {
    return Tags.of(
        List.of(
            Tag.of("gen_ai.operation.name", "chat"),
            Tag.of("gen_ai.provider.name", "aws.bedrock"),
            Tag.of("gen_ai.request.model", modelId)));
  }
}
