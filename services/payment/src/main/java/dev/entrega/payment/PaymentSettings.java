package dev.entrega.payment;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set.
 *
 * @param provider where the money is moved
 * @param webhook how the provider speaks to us
 * @param sweep how answers are given that were recorded and not given
 */
@ConfigurationProperties("payment")
record PaymentSettings(
    @DefaultValue Provider provider, @DefaultValue Webhook webhook, @DefaultValue Sweep sweep) {

  /**
   * Where the money is moved.
   *
   * @param url the provider's root, without {@code /v1}
   * @param apiKey sent as a bearer token, never logged
   * @param connectTimeout until the connection stands
   * @param timeout until the whole response has come
   */
  record Provider(
      @DefaultValue("") String url,
      @DefaultValue("") String apiKey,
      @DefaultValue("2s") Duration connectTimeout,
      @DefaultValue("10s") Duration timeout) {

    Provider {
      required("payment.provider.url", url);
      required("payment.provider.api-key", apiKey);
    }

    URI charges() {
      return URI.create(url.endsWith("/") ? url + "v1/charges" : url + "/v1/charges");
    }

    @Override
    public String toString() {
      return "Provider[url=" + url + "]";
    }
  }

  /**
   * How the provider speaks to us.
   *
   * @param secret shared with the provider, never logged
   * @param tolerance how far its clock may be from ours, in both directions
   * @param maxBytes the longest body that is read
   */
  record Webhook(
      @DefaultValue("") String secret,
      @DefaultValue("5m") Duration tolerance,
      @DefaultValue("65536") int maxBytes) {

    Webhook {
      required("payment.webhook.secret", secret);
    }

    @Override
    public String toString() {
      return "Webhook[tolerance=" + tolerance + ", maxBytes=" + maxBytes + "]";
    }
  }

  /**
   * How answers are given that were recorded and not given, because a process or AWS was down.
   *
   * @param interval between two looks
   * @param grace how long an answer is left to whoever recorded it
   * @param batch how many are taken at once
   */
  record Sweep(
      @DefaultValue("5s") Duration interval,
      @DefaultValue("15s") Duration grace,
      @DefaultValue("100") int batch) {}

  private static void required(String setting, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(
          "Expected the setting %s, but it is empty".formatted(setting));
    }
  }
}
