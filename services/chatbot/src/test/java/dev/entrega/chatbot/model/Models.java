package dev.entrega.chatbot.model;

import dev.entrega.chatbot.model.Prices.Price;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.math.BigDecimal;
import java.util.Map;

/** What this room does with models, for tests of others. */
public final class Models {

  private Models() {}

  public static ModelMetrics metrics(MeterRegistry registry) {
    return new ModelMetrics(
        registry, new Prices(Map.of("m", new Price(BigDecimal.ONE, BigDecimal.TEN))));
  }

  public static Model observed(Model model, ObservationRegistry observations) {
    return new ObservedModel(model, "m", metrics(new SimpleMeterRegistry()), observations);
  }
}
