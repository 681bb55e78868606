package dev.entrega.local.aws.s3;

import dev.entrega.local.aws.wire.AwsError;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The chunks of a signed stream: {@code size;chunk-signature=…}, the bytes, and after the empty one
 * what trails behind.
 */
final class AwsChunked {

  private final byte[] content;
  private final Map<String, String> trailers;

  private AwsChunked(byte[] content, Map<String, String> trailers) {
    this.content = content;
    this.trailers = trailers;
  }

  byte[] content() {
    return content;
  }

  Map<String, String> trailers() {
    return trailers;
  }

  static AwsChunked of(byte[] body) {
    var content = new ByteArrayOutputStream(body.length);
    var trailers = new LinkedHashMap<String, String>();
    int place = 0;
    while (true) {
      int end = endOfLine(body, place);
      int size = size(line(body, place, end));
      place = end + 2;
      if (size == 0) {
        break;
      }
      if (place + size > body.length) {
        throw incomplete();
      }
      content.write(body, place, size);
      place += size + 2;
    }
    while (place < body.length) {
      int end = endOfLine(body, place);
      String line = line(body, place, end);
      int colon = line.indexOf(':');
      if (colon > 0) {
        trailers.put(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
      place = end + 2;
    }
    return new AwsChunked(content.toByteArray(), trailers);
  }

  private static int endOfLine(byte[] body, int from) {
    for (int i = from; i + 1 < body.length; i++) {
      if (body[i] == '\r' && body[i + 1] == '\n') {
        return i;
      }
    }
    throw incomplete();
  }

  private static String line(byte[] body, int from, int to) {
    return new String(body, from, to - from, StandardCharsets.US_ASCII);
  }

  private static int size(String line) {
    int semicolon = line.indexOf(';');
    try {
      return Integer.parseInt(semicolon < 0 ? line : line.substring(0, semicolon), 16);
    } catch (NumberFormatException _) {
      throw incomplete();
    }
  }

  private static RuntimeException incomplete() {
    return AwsError.badRequest("IncompleteBody", "The request body terminated unexpectedly");
  }
}
