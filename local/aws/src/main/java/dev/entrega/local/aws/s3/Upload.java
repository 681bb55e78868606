package dev.entrega.local.aws.s3;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a PutObject brings: the bytes, freed of the chunks in which the SDKs sign them, and the
 * headers that are kept with them. Whatever sum the sender gave has been compared.
 */
final class Upload {

  private static final List<String> KEPT =
      List.of(
          "cache-control",
          "content-disposition",
          "content-language",
          "content-type",
          "expires",
          "x-amz-storage-class");
  private static final List<String> REFUSED =
      List.of(
          "x-amz-copy-source",
          "x-amz-grant-",
          "x-amz-object-lock-",
          "x-amz-server-side-encryption",
          "x-amz-tagging",
          "x-amz-website-redirect-location",
          "x-amz-write-offset-bytes");

  private final byte[] content;
  private final Map<String, String> headers;

  private Upload(byte[] content, Map<String, String> headers) {
    this.content = content;
    this.headers = headers;
  }

  byte[] content() {
    return content;
  }

  Map<String, String> headers() {
    return headers;
  }

  static Upload of(S3Request request) {
    var sent = new LinkedHashMap<String, String>();
    request
        .request()
        .headers()
        .forEach(
            (name, values) -> sent.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    for (String name : sent.keySet()) {
      if (REFUSED.stream().anyMatch(name::startsWith)) {
        throw S3Errors.notImplemented("The header " + name);
      }
    }
    byte[] content = request.request().body();
    if (String.valueOf(sent.get("x-amz-content-sha256")).startsWith("STREAMING-")) {
      var chunks = AwsChunked.of(content);
      content = chunks.content();
      sent.putAll(chunks.trailers());
    }
    return new Upload(content, kept(sent, content));
  }

  private static Map<String, String> kept(Map<String, String> sent, byte[] content) {
    var kept = new LinkedHashMap<String, String>();
    sent.forEach((name, value) -> {
      if (KEPT.contains(name) || name.startsWith("x-amz-meta-")) {
        kept.put(name, value);
      }
    });
    kept.putIfAbsent("content-type", "binary/octet-stream");
    String encoding = withoutChunks(sent.get("content-encoding"));
    if (encoding != null) {
      kept.put("content-encoding", encoding);
    }
    compare(sent.get("content-md5"), content);
    for (Checksum checksum : Checksum.values()) {
      String claimed = sent.get(checksum.header());
      if (claimed != null && !claimed.equals(checksum.of(content))) {
        throw S3Errors.badDigest(checksum.name());
      }
      if (claimed != null) {
        kept.put(checksum.header(), claimed);
      }
    }
    return kept;
  }

  private static void compare(@Nullable String md5, byte[] content) {
    if (md5 != null
        && !md5.equals(
            Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Checksum.etag(content))))) {
      throw S3Errors.badDigest("Content-MD5");
    }
  }

  /** {@code aws-chunked} says how the bytes came, not what they are. */
  private static @Nullable String withoutChunks(@Nullable String encoding) {
    if (encoding == null) {
      return null;
    }
    var left =
        Arrays.stream(encoding.split(","))
            .map(String::strip)
            .filter(each -> !each.isEmpty() && !each.equals("aws-chunked"))
            .toList();
    return left.isEmpty() ? null : String.join(",", left);
  }
}
