package dev.entrega.local.aws.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** The sums by which S3 and its clients make sure of what came over the wire. */
enum Checksum {
  CRC32,
  CRC32C,
  CRC64NVME,
  SHA1,
  SHA256;

  private static final long NVME = 0x9A6C9329AC4BC9B5L;

  /** The header that bears it: {@code x-amz-checksum-crc32}. */
  String header() {
    return "x-amz-checksum-" + name().toLowerCase(Locale.ROOT);
  }

  /** The sum as S3 writes it, in Base64. */
  String of(byte[] content) {
    return Base64.getEncoder().encodeToString(bytes(content));
  }

  private byte[] bytes(byte[] content) {
    return switch (this) {
      case CRC32 -> {
        var crc = new CRC32();
        crc.update(content);
        yield ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
      }
      case CRC32C -> {
        var crc = new CRC32C();
        crc.update(content);
        yield ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
      }
      case CRC64NVME -> ByteBuffer.allocate(8).putLong(nvme(content)).array();
      case SHA1 -> digest("SHA-1").digest(content);
      case SHA256 -> digest("SHA-256").digest(content);
    };
  }

  private static long nvme(byte[] content) {
    long crc = -1;
    for (byte b : content) {
      crc ^= b & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ NVME;
      }
    }
    return ~crc;
  }

  /** What an etag is, in hexadecimal. */
  static String etag(byte[] content) {
    return HexFormat.of().formatHex(digest("MD5").digest(content));
  }

  /** What an etag is, in hexadecimal. */
  static String etag(InputStream content) throws IOException {
    MessageDigest md5 = digest("MD5");
    new DigestInputStream(content, md5).transferTo(OutputStream.nullOutputStream());
    return HexFormat.of().formatHex(md5.digest());
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(
          "Expected " + algorithm + " in every JDK, but there is none", e);
    }
  }
}
