package dev.entrega.local.stepfunctions.expression;

/** Reads an expression from left to right. */
final class TextReader {

  private final String text;
  private int at;

  TextReader(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  char peek() {
    return atEnd() ? '\0' : text.charAt(at);
  }

  char next() {
    char c = peek();
    at++;
    return c;
  }

  boolean skip(String expected) {
    if (text.startsWith(expected, at)) {
      at += expected.length();
      return true;
    }
    return false;
  }

  boolean looksAt(String expected) {
    return text.startsWith(expected, at);
  }

  void spaces() {
    while (!atEnd() && Character.isWhitespace(peek())) {
      at++;
    }
  }

  void expect(String expected) {
    if (!skip(expected)) {
      throw bad("'" + expected + "'");
    }
  }

  int position() {
    return at;
  }

  void rewind(int position) {
    at = position;
  }

  String since(int start) {
    return text.substring(start, at);
  }

  /** Reads characters as long as they are letters, digits or one of some others. */
  String word(String others) {
    int start = at;
    while (!atEnd() && (Character.isLetterOrDigit(peek()) || others.indexOf(peek()) >= 0)) {
      at++;
    }
    if (at == start) {
      throw bad("a name");
    }
    return since(start);
  }

  /** Reads characters up to one of some others, which is not read; the end is one, too. */
  String until(String stops) {
    int start = at;
    while (!atEnd() && stops.indexOf(peek()) < 0) {
      at++;
    }
    if (at == start) {
      throw bad("a name");
    }
    return since(start);
  }

  int integer() {
    int start = at;
    skip("-");
    while (Character.isDigit(peek())) {
      at++;
    }
    try {
      return Integer.parseInt(since(start));
    } catch (NumberFormatException _) {
      throw bad("a whole number");
    }
  }

  /**
   * Reads a text in quotes, of which the first is next; a backslash takes what follows as it is.
   */
  String quoted() {
    String raw = quotedRaw();
    var read = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      read.append(raw.charAt(raw.charAt(i) == '\\' ? ++i : i));
    }
    return read.toString();
  }

  /** The same, but each backslash stays before what it takes as it is. */
  String quotedRaw() {
    char quote = next();
    int start = at;
    while (peek() != quote || atEnd()) {
      if (atEnd() || (next() == '\\' && atEnd())) {
        throw bad("a closing " + quote);
      }
      if (text.charAt(at - 1) == '\\') {
        at++;
      }
    }
    String raw = since(start);
    next();
    return raw;
  }

  IllegalArgumentException bad(String expected) {
    return new IllegalArgumentException(
        "Expected %s at position %d of '%s'".formatted(expected, at, text));
  }
}
