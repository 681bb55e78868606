package dev.entrega.local.aws.sns.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A key and the certificate that it signed for itself; the JDK reads certificates, but has no word
 * for making one.
 *
 * @param key signs
 * @param pem the certificate as {@code SigningCertURL} serves it
 * @param fingerprint of the certificate, in hex
 */
record Identity(PrivateKey key, String pem, String fingerprint) {

  private static final X500Name NAME = new X500Name("CN=sns.local.entrega.dev");
  private static final Duration YEAR = Duration.ofDays(365);

  static Identity of(Instant now) {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      var keys = generator.generateKeyPair();
      var certificate =
          new JcaX509v3CertificateBuilder(
                  NAME,
                  BigInteger.valueOf(now.toEpochMilli()),
                  Date.from(now.minus(Duration.ofDays(1))),
                  Date.from(now.plus(YEAR)),
                  NAME,
                  keys.getPublic())
              .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()))
              .getEncoded();
      var digest = MessageDigest.getInstance("SHA-256").digest(certificate);
      return new Identity(
          keys.getPrivate(), pem(certificate), HexFormat.of().formatHex(digest, 0, 16));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("Expected a key and its certificate, but: " + e, e);
    }
  }

  private static String pem(byte[] certificate) {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate);
    return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
  }
}
