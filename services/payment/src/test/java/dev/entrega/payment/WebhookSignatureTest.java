package dev.entrega.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.entrega.payment.WebhookSignature.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WebhookSignatureTest {

  private static final long NOW = 1_795_176_000;
  private static final String BODY = "{\"id\":\"e1\"}";
  private static final String OTHER = "0".repeat(64);

  private final WebhookSignature signature = new WebhookSignature("right", Duration.ofMinutes(5));

  static Stream<Arguments> webhooks() {
    String good = hmac("right", NOW, BODY);
    return Stream.of(
        arguments("good", "t=" + NOW + ",v1=" + good, "genuine"),
        arguments("spaces between", "t=" + NOW + ", v1=" + good, "genuine"),
        arguments("the other way round", "v1=" + good + ",t=" + NOW, "genuine"),
        arguments("a field we do not know", "t=" + NOW + ",v0=x,v1=" + good, "genuine"),
        arguments("old and new secret", header(NOW, OTHER, good), "genuine"),
        arguments("new and old secret", header(NOW, good, OTHER), "genuine"),
        arguments("at the edge, old", header(NOW - 300, signed(NOW - 300)), "genuine"),
        arguments("at the edge, ahead", header(NOW + 300, signed(NOW + 300)), "genuine"),
        arguments("too old", header(NOW - 301, signed(NOW - 301)), "within"),
        arguments("too far ahead", header(NOW + 301, signed(NOW + 301)), "within"),
        arguments("another secret", header(NOW, hmac("wrong", NOW, BODY)), "our secret"),
        arguments("another body", header(NOW, hmac("right", NOW, BODY + " ")), "our secret"),
        arguments("another time", header(NOW + 1, good), "our secret"),
        arguments("half of it", header(NOW, good.substring(0, 32)), "our secret"),
        arguments("not hex", header(NOW, "xyz"), "our secret"),
        arguments("none", null, "there is none"),
        arguments("empty", "", "something else"),
        arguments("no v1", "t=" + NOW, "something else"),
        arguments("no t", "v1=" + good, "something else"),
        arguments("t below zero", "t=-1,v1=" + good, "something else"),
        arguments("t too long", "t=" + "9".repeat(13) + ",v1=" + good, "something else"),
        arguments("two t", "t=1,t=" + NOW + ",v1=" + good, "there are more"),
        arguments("nine v1", "t=" + NOW + (",v1=" + good).repeat(9), "there are more"));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("webhooks")
  void tells_the_provider_from_a_forger(String name, @Nullable String header, String expected) {
    String verdict =
        switch (signature.check(header, bytes(BODY), Instant.ofEpochSecond(NOW))) {
          case Verdict.Genuine _ -> "genuine";
          case Verdict.Forged(var why) -> why;
        };

    assertThat(verdict).contains(expected);
  }

  @Test
  void a_copy_is_known_as_one_however_its_header_is_written() {
    SeenWebhooks seen = new SeenWebhooks();
    String good = hmac("right", NOW, BODY);

    assertThat(seen.claim(genuine(header(NOW, good)), Instant.ofEpochSecond(NOW))).isTrue();
    assertThat(seen.claim(genuine(header(NOW, OTHER, good)), Instant.ofEpochSecond(NOW + 300)))
        .isFalse();
  }

  @Test
  void one_that_was_not_taken_may_come_again() {
    SeenWebhooks seen = new SeenWebhooks();
    Verdict.Genuine webhook = genuine(header(NOW, signed(NOW)));
    seen.claim(webhook, Instant.ofEpochSecond(NOW));

    seen.release(webhook);

    assertThat(seen.claim(webhook, Instant.ofEpochSecond(NOW))).isTrue();
  }

  private Verdict.Genuine genuine(String header) {
    return (Verdict.Genuine) signature.check(header, bytes(BODY), Instant.ofEpochSecond(NOW));
  }

  private static String header(long time, String... signatures) {
    return "t=" + time + ",v1=" + String.join(",v1=", signatures);
  }

  private static String signed(long time) {
    return hmac("right", time, BODY);
  }

  static String hmac(String secret, long time, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(bytes(time + "." + body)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
