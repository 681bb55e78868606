package dev.entrega.bridge;

/** The bridge cannot start with what it was told. */
final class InvalidSetting extends RuntimeException {

  InvalidSetting(String message) {
    super(message);
  }
}
