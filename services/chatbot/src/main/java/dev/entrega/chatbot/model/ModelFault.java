package dev.entrega.chatbot.model;

import org.jspecify.annotations.Nullable;

/** A model gave no answer, or only a part of one. */
public final class ModelFault extends RuntimeException {

  private final boolean isFinal;
  private final String type;

  /**
   * Tells what happened.
   *
   * @param type for metrics, such as {@code ThrottlingException}
   * @param isFinal whether the next attempt would meet the same
   */
  public ModelFault(String type, boolean isFinal, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.type = type;
    this.isFinal = isFinal;
  }

  /** Whether the next attempt would meet the same. */
  public boolean isFinal() {
    return isFinal;
  }

  /** For metrics, such as {@code ThrottlingException}. */
  public String type() {
    return type;
  }
}
