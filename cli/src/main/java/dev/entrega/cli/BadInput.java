package dev.entrega.cli;

/** What the user gave makes no sense; nothing was sent. The message says what was expected. */
final class BadInput extends RuntimeException {

  BadInput(String message) {
    super(message);
  }
}
