package dev.entrega.chatbot.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a customer shows to ask over HTTP: the customer's id, until when it holds, and an
 * HMAC-SHA256 of both. Whoever logs customers in makes it, with the same secret; it is another
 * purpose than that of the links in mails, so one is never taken for the other.
 */
final class CustomerTokens {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PURPOSE = "assistant:";
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final SecretKeySpec key;
  private final InstantSource time;

  CustomerTokens(String secret, InstantSource time) {
    this.key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
    this.time = time;
  }

  /** {@code customer.until.signature}, each in Base64 for URLs but the seconds in the middle. */
  String token(String customerId, Duration validity) {
    var until = time.instant().plus(validity).getEpochSecond();
    return "%s.%d.%s"
        .formatted(
            ENCODER.encodeToString(customerId.getBytes(UTF_8)),
            until,
            ENCODER.encodeToString(signature(customerId, until)));
  }

  /** The customer that a token was made for, unless it is forged or has run out. */
  Optional<String> customerOf(String token) {
    var parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      var customerId = new String(DECODER.decode(parts[0]), UTF_8);
      var until = Long.parseLong(parts[1]);
      return MessageDigest.isEqual(DECODER.decode(parts[2]), signature(customerId, until))
              && time.instant().isBefore(Instant.ofEpochSecond(until))
          ? Optional.of(customerId)
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private byte[] signature(String customerId, long until) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal((PURPOSE + until + ":" + customerId).getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected HmacSHA256 in every JDK, but it is missing", e);
    }
  }
}
