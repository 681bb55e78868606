package dev.entrega.payment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a webhook comes from the provider, and now. The header is {@code t=<unix
 * seconds>,v1=<hex>}, with HMAC-SHA256 of {@code <t>.<body>}; while a secret is changed there is
 * one {@code v1} of the old and one of the new, and one that is right suffices. The time is signed,
 * so that an old webhook cannot be made a new one.
 */
final class WebhookSignature {

  /** The header's name. */
  static final String HEADER = "Entrega-Signature";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int MOST_CANDIDATES = 8;

  private final SecretKeySpec key;
  private final Duration tolerance;

  WebhookSignature(String secret, Duration tolerance) {
    this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    this.tolerance = tolerance;
  }

  /** What the signature says of a webhook. */
  sealed interface Verdict {

    /**
     * It is the provider's, and of now.
     *
     * @param fingerprint 8 bytes of the one right signature of this time and body
     * @param expires from when on the same webhook would be too old
     */
    record Genuine(long fingerprint, Instant expires) implements Verdict {}

    /**
     * It is not.
     *
     * @param why for our log only; a forger learns nothing from it
     */
    record Forged(String why) implements Verdict {}
  }

  Verdict check(@Nullable String header, byte[] body, Instant now) {
    if (header == null) {
      return new Verdict.Forged("Expected header " + HEADER + ", but there is none");
    }
    String time = null;
    byte[][] candidates = new byte[MOST_CANDIDATES][];
    int found = 0;
    for (String part : header.split(",", -1)) {
      String field = part.strip();
      if (field.startsWith("t=") && time == null) {
        time = field.substring(2);
      } else if (field.startsWith("v1=") && found < MOST_CANDIDATES) {
        candidates[found++] = bytes(field.substring(3));
      } else if (field.startsWith("t=") || field.startsWith("v1=")) {
        return new Verdict.Forged("Expected one t and at most 8 v1, but there are more");
      }
    }
    if (time == null || !time.matches("[0-9]{1,12}") || found == 0) {
      return new Verdict.Forged("Expected t=<unix seconds>,v1=<hex>, but it is something else");
    }
    return check(time, candidates, body, now);
  }

  private Verdict check(String time, byte[][] candidates, byte[] body, Instant now) {
    byte[] right = sign(time, body);
    boolean genuine = false;
    for (byte[] candidate : candidates) {
      genuine |= candidate != null && MessageDigest.isEqual(right, candidate);
    }
    if (!genuine) {
      return new Verdict.Forged("Expected a signature by our secret, but none of them is");
    }
    Instant signed = Instant.ofEpochSecond(Long.parseLong(time));
    Duration age = Duration.between(signed, now);
    if (age.abs().compareTo(tolerance) > 0) {
      return new Verdict.Forged(
          "Expected it to be signed within %s of now, but it was at %s"
              .formatted(tolerance, signed));
    }
    return new Verdict.Genuine(ByteBuffer.wrap(right).getLong(), signed.plus(tolerance));
  }

  private byte[] sign(String time, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((time + ".").getBytes(StandardCharsets.US_ASCII));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected HmacSHA256 in every JDK, but it is missing", e);
    }
  }

  private static byte[] bytes(String hex) {
    try {
      return HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }
}
