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
    while (peek() == ' ') {
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
    return quoted("");
  }

  /** The same, but the backslash stays before some characters. */
  String quoted(String keptAfterBackslash) {
    char quote = next();
    var read = new StringBuilder();
    while (peek() != quote) {
      if (atEnd()) {
        throw bad("a closing " + quote);
      }
      if (skip("\\") && keptAfterBackslash.indexOf(peek()) >= 0) {
        read.append('\\');
      }
      read.append(next());
    }
    next();
    return read.toString();
  }

  IllegalArgumentException bad(String expected) {
    return new IllegalArgumentException(
        "Expected %s at position %d of '%s'".formatted(expected, at, text));
  }
}
