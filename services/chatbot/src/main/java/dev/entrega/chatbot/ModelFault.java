package dev.entrega.chatbot;

import org.jspecify.annotations.Nullable;

/** A model gave no answer, or only a part of one. */
final class ModelFault extends RuntimeException {

  private final boolean isFinal;
  private final String type;

  /**
   * Tells what happened.
   *
   * @param type for metrics, such as {@code ThrottlingException}
   * @param isFinal whether the next attempt would meet the same
   */
  ModelFault(String type, boolean isFinal, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.type = type;
    this.isFinal = isFinal;
  }

  boolean isFinal() {
    return isFinal;
  }

  String type() {
    return type;
  }
}
