package dev.entrega.local.aws.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One HTTP answer: status, headers and bytes. */
public final class Reply {

  private static final int BUFFER = 65_536;
  private static final byte[] NOTHING = {};
  private static final Reply NONE = new Reply(0, "", Map.of(), NOTHING);

  private final int status;
  private final String contentType;
  private final Map<String, String> headers;
  private final byte[] body;
  private final @Nullable InputStream stream;
  private final @Nullable EventStream events;
  private final long length;
  private final int tokens;

  private Reply(int status, String contentType, Map<String, String> headers, byte[] body) {
    this(status, contentType, headers, body, null, null, body.length, 0);
  }

  private Reply(
      int status,
      String contentType,
      Map<String, String> headers,
      byte[] body,
      @Nullable InputStream stream,
      @Nullable EventStream events,
      long length,
      int tokens) {
    this.status = status;
    this.contentType = contentType;
    this.headers = headers;
    this.body = body;
    this.stream = stream;
    this.events = events;
    this.length = length;
    this.tokens = tokens;
  }

  /** Any answer; {@code contentType} is empty where there is no body. */
  public static Reply of(int status, String contentType, Map<String, String> headers, byte[] body) {
    return new Reply(status, contentType, headers, body);
  }

  /** An answer whose body is read as it is sent, and then closed. */
  public static Reply of(
      int status,
      String contentType,
      Map<String, String> headers,
      InputStream stream,
      long length) {
    return new Reply(status, contentType, headers, NOTHING, stream, null, length, 0);
  }

  /** An answer that is made while it is sent, event by event. */
  public static Reply of(Map<String, String> headers, EventStream events) {
    return new Reply(200, EventStream.CONTENT_TYPE, headers, NOTHING, null, events, -1, 0);
  }

  /** The same with events that another one tells. */
  public Reply told(UnaryOperator<EventStream> otherwise) {
    return events == null ? this : of(headers, otherwise.apply(events));
  }

  /** The same, made of so many tokens by a model. */
  public Reply ofTokens(int count) {
    return new Reply(status, contentType, headers, body, stream, events, length, count);
  }

  /** The same with further headers. */
  public Reply with(Map<String, String> further) {
    var all = new LinkedHashMap<>(headers);
    all.putAll(further);
    return new Reply(status, contentType, all, body, stream, events, length, tokens);
  }

  /** AWS JSON 1.0. */
  public static Reply json(byte[] body) {
    return new Reply(200, "application/x-amz-json-1.0", Map.of(), body);
  }

  /** AWS JSON 1.0 of an operation that returns nothing. */
  public static Reply json() {
    return json(NOTHING);
  }

  /** AWS Query's answer. */
  public static Reply xml(int status, String body) {
    return new Reply(status, "text/xml", Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  /** No answer at all: the connection is closed. */
  public static Reply none() {
    return NONE;
  }

  /** Whether there is none. */
  public boolean isNone() {
    return this == NONE;
  }

  /** A status alone. */
  public static Reply empty(int status) {
    return new Reply(status, "", Map.of(), NOTHING);
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** Of the body; empty where there is none. */
  public String contentType() {
    return contentType;
  }

  /** Further headers. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Whether it is made while it is sent. */
  public boolean isEvents() {
    return events != null;
  }

  /** Of how many tokens a model made it; none where no model did. */
  public int tokens() {
    return tokens;
  }

  /** How many bytes the body has; -1 where nobody knows yet. */
  public long length() {
    return length;
  }

  /**
   * Writes the body, once.
   *
   * @throws IOException it is not whole, and whoever reads it has to see that
   * @throws InterruptedException likewise, since the endpoint closes
   */
  public void writeTo(OutputStream out) throws IOException, InterruptedException {
    if (events != null) {
      var encoder = new EventEncoder(out);
      try {
        events.tell(encoder);
      } catch (AwsError e) {
        encoder.fail(e);
      }
    } else if (stream == null) {
      out.write(body);
    } else {
      try (stream) {
        var buffer = new byte[BUFFER];
        for (long left = length; left > 0; ) {
          int read = stream.read(buffer, 0, (int) Math.min(BUFFER, left));
          if (read < 0) {
            throw new EOFException("Expected %d more bytes, but there are none".formatted(left));
          }
          out.write(buffer, 0, read);
          left -= read;
        }
      }
    }
  }

  /** Bytes, possibly none; not copied. */
  public byte[] body() {
    return body;
  }
}
