package dev.entrega.cli.endpoints;

/** What the user gave makes no sense; nothing was sent. The message says what was expected. */
public final class BadInput extends RuntimeException {

  /** The message is one line: what was expected, and what came. */
  public BadInput(String message) {
    super(message);
  }
}
