package dev.entrega.local.aws.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One HTTP answer: status, headers and bytes. */
public final class Reply {

  private static final byte[] NOTHING = {};
  private static final Reply NONE = new Reply(0, "", Map.of(), NOTHING);

  private final int status;
  private final String contentType;
  private final Map<String, String> headers;
  private final byte[] body;

  private Reply(int status, String contentType, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.contentType = contentType;
    this.headers = headers;
    this.body = body;
  }

  /** Any answer; {@code contentType} is empty where there is no body. */
  public static Reply of(int status, String contentType, Map<String, String> headers, byte[] body) {
    return new Reply(status, contentType, headers, body);
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

  /** Bytes, possibly none; not copied. */
  public byte[] body() {
    return body;
  }
}
