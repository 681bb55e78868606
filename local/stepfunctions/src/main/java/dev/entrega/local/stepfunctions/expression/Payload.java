package dev.entrega.local.stepfunctions.expression;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What flows from state to state, as a tree and as a text. The text is made once at most, so that a
 * state which hands on what it got costs nothing. The tree is never changed.
 */
public final class Payload {

  /** The most bytes of UTF-8 that AWS lets pass between states. */
  public static final int LIMIT = 262_144;

  static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int BYTES_PER_CHAR_AT_MOST = 3;

  private final JsonNode json;
  private volatile @Nullable String text;

  private Payload(JsonNode json, @Nullable String text) {
    this.json = json;
    this.text = text;
  }

  /** A tree that nobody will change. */
  public static Payload of(JsonNode json) {
    return new Payload(json, null);
  }

  /**
   * A text as it came from outside.
   *
   * @throws JacksonException it is not one JSON value
   */
  public static Payload parse(String text) {
    JsonNode json = MAPPER.readTree(text);
    if (json.isMissingNode()) {
      return new Payload(MAPPER.nullNode(), "null");
    }
    return new Payload(json, text);
  }

  /** A text as a history holds it; null where it holds none. */
  public static Payload recorded(@Nullable String text) {
    return parse(text == null ? "null" : text);
  }

  /** The tree. */
  public JsonNode json() {
    return json;
  }

  /** The text, as it came or as Jackson writes it. */
  public String text() {
    String known = text;
    if (known == null) {
      known = JsonText.of(json);
      text = known;
    }
    return known;
  }

  /** Whether the text has more bytes than AWS lets pass. */
  public boolean isTooLarge() {
    return exceeds(text(), LIMIT);
  }

  /** How many bytes of UTF-8 the text has. */
  public long bytes() {
    return bytesOf(text());
  }

  /** Whether a text has more bytes of UTF-8 than allowed. */
  public static boolean exceeds(String text, int limit) {
    return text.length() * BYTES_PER_CHAR_AT_MOST > limit && bytesOf(text) > limit;
  }

  private static long bytesOf(String text) {
    long bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        // Each half of a pair counts for two of the four bytes that the pair has.
        bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
      }
    }
    return bytes;
  }
}
