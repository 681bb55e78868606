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
 * @param sweep how answers and refunds are given that were recorded and not given
 * @param inquiry when the provider is asked about a charge that it does not speak of
 */
@ConfigurationProperties("payment")
record PaymentSettings(
    @DefaultValue Provider provider,
    @DefaultValue Webhook webhook,
    @DefaultValue Sweep sweep,
    @DefaultValue Inquiry inquiry) {

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

    /** The address of a path that begins with {@code /v1}. */
    URI at(String path) {
      return URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) + path : url + path);
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
   * How answers and refunds are given that were recorded and not given, because a process, AWS or
   * the provider was down.
   *
   * @param interval between two looks
   * @param grace how long an answer or a refund is left to whoever recorded it
   * @param batch how many are taken at once
   * @param longestPause what the pause between two attempts of one refund grows to
   * @param patience how long a call to the provider, once made, may take effect: SQS keeps a task
   *     for at most 14 days
   */
  record Sweep(
      @DefaultValue("5s") Duration interval,
      @DefaultValue("15s") Duration grace,
      @DefaultValue("100") int batch,
      @DefaultValue("1h") Duration longestPause,
      @DefaultValue("14d") Duration patience) {}

  /**
   * When the provider is asked about a charge that it does not speak of.
   *
   * @param after how long it may be silent; the pause doubles each time
   * @param longestPause what the pause grows to
   */
  record Inquiry(@DefaultValue("15m") Duration after, @DefaultValue("6h") Duration longestPause) {}

  private static void required(String setting, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(
          "Expected the setting %s, but it is empty".formatted(setting));
    }
  }
}
