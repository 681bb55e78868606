package dev.entrega.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Links that let a customer choose without a password: the customer's id and an HMAC-SHA256 of it.
 * Whoever holds one may change what this customer gets, and nothing else. It does not expire, since
 * the law gives nobody's wish to be left alone a date.
 */
final class Links {

  /** Where a link leads, followed by its token. */
  static final String PATH = "/preferences/";

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PURPOSE = "preferences:";
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final SecretKeySpec key;
  private final Supplier<String> publicUrl;

  /**
   * @param secret that signs
   * @param publicUrl where customers reach this service; asked when a link is written
   */
  Links(String secret, Supplier<String> publicUrl) {
    this.key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
    this.publicUrl = publicUrl;
  }

  /** The page of a customer, in a language. */
  String preferences(String customerId, Language language) {
    var root = publicUrl.get();
    var slash = root.endsWith("/") ? root.length() - 1 : root.length();
    return root.substring(0, slash) + PATH + token(customerId) + "?lang=" + language.tag();
  }

  String token(String customerId) {
    return ENCODER.encodeToString(customerId.getBytes(UTF_8))
        + "."
        + ENCODER.encodeToString(signature(customerId));
  }

  /** The customer that a token was made for, or null if we did not make it. */
  @Nullable String customerOf(String token) {
    var dot = token.indexOf('.');
    if (dot < 0) {
      return null;
    }
    try {
      var customerId = new String(DECODER.decode(token.substring(0, dot)), UTF_8);
      var signature = DECODER.decode(token.substring(dot + 1));
      return MessageDigest.isEqual(signature, signature(customerId)) ? customerId : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private byte[] signature(String customerId) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal((PURPOSE + customerId).getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected HmacSHA256 in every JDK, but it is missing", e);
    }
  }
}
