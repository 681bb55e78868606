package dev.entrega.cli.endpoints;

import java.io.IOException;

/** AWS did not do what it was asked; the message is one line for people. */
public final class AwsFault extends IOException {

  /** The message says what was expected, and what came. */
  public AwsFault(String message, Throwable cause) {
    super(message, cause);
  }
}
