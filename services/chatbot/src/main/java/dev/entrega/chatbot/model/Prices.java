package dev.entrega.chatbot.model;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What models cost.
 *
 * @param prices what a million tokens of a model cost, by its id
 */
@ConfigurationProperties("chatbot")
record Prices(@DefaultValue Map<String, Price> prices) {

  Prices {
    prices = Map.copyOf(prices);
  }

  /** Null if nobody said what that model costs. */
  @Nullable Price of(String modelId) {
    return prices.get(modelId);
  }

  /**
   * What a million tokens cost.
   *
   * @param input read, in US dollars
   * @param output written, likewise
   */
  record Price(@DefaultValue("0") BigDecimal input, @DefaultValue("0") BigDecimal output) {}
}
