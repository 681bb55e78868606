package dev.entrega.local.aws.sqs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The MD5 digests with which SQS's clients check what came over the wire. */
final class Digests {

  private static final HexFormat HEX = HexFormat.of();

  private Digests() {}

  static String of(String body) {
    return HEX.formatHex(md5().digest(body.getBytes(StandardCharsets.UTF_8)));
  }

  /** By AWS's "Calculating the MD5 message digest for message attributes". */
  static String of(Map<String, MessageAttribute> attributes) {
    var md5 = md5();
    new TreeMap<>(attributes)
        .forEach((name, attribute) -> {
          add(md5, name.getBytes(StandardCharsets.UTF_8));
          add(md5, attribute.dataType().getBytes(StandardCharsets.UTF_8));
          md5.update(attribute.isBinary() ? (byte) 2 : (byte) 1);
          add(md5, bytes(attribute));
        });
    return HEX.formatHex(md5.digest());
  }

  private static byte[] bytes(MessageAttribute attribute) {
    return attribute.isBinary()
        ? Base64.getDecoder().decode(attribute.value())
        : attribute.value().getBytes(StandardCharsets.UTF_8);
  }

  private static void add(MessageDigest md5, byte[] bytes) {
    md5.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
    md5.update(bytes);
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected MD5 in every JDK, but there is none", e);
    }
  }
}
