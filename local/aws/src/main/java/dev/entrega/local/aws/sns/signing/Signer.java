package dev.entrega.local.aws.sns.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signs messages as AWS does ("Verifying the signatures of Amazon SNS messages" in its developer
 * guide). The key is made when the first message is signed, and lives as long as this.
 */
public final class Signer {

  /** Where certificates are found: this, a fingerprint and {@code .pem}. */
  public static final String PATH = "/SimpleNotificationService-";

  /** In the order of their names; a message has those of its type. */
  private static final List<String> SIGNED =
      List.of(
          "Message",
          "MessageId",
          "Subject",
          "SubscribeURL",
          "Timestamp",
          "Token",
          "TopicArn",
          "Type");

  private final InstantSource time;
  private @Nullable Identity identity;

  /** Without a key yet. */
  public Signer(InstantSource time) {
    this.time = time;
  }

  /**
   * The signature of a message, in base64.
   *
   * @param fields of the message; those that are signed need not be all
   * @param version {@code 1} for SHA1withRSA, {@code 2} for SHA256withRSA
   */
  public String sign(Map<String, String> fields, String version) {
    try {
      var signature = Signature.getInstance(version.equals("2") ? "SHA256withRSA" : "SHA1withRSA");
      signature.initSign(identity().key());
      signature.update(canonical(fields).getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected to sign with RSA, but: " + e, e);
    }
  }

  /** The path at which {@link #certificate} is served. */
  public String path() {
    return PATH + identity().fingerprint() + ".pem";
  }

  /** The certificate, as PEM. */
  public String certificate() {
    return identity().pem();
  }

  private static String canonical(Map<String, String> fields) {
    var text = new StringBuilder();
    for (var name : SIGNED) {
      var value = fields.get(name);
      if (value != null) {
        text.append(name).append('\n').append(value).append('\n');
      }
    }
    return text.toString();
  }

  private synchronized Identity identity() {
    if (identity == null) {
      identity = Identity.of(time.instant());
    }
    return identity;
  }
}
