package dev.entrega.notifier;

import org.jspecify.annotations.Nullable;

/** A way to a customer. */
enum Channel {
  EMAIL("email"),
  SMS("sms");

  private final String word;

  Channel(String word) {
    this.word = word;
  }

  /** As it is written in logs and metrics. */
  String word() {
    return word;
  }

  /** Where a customer is reached on it, or null if the shop told nothing. */
  @Nullable String addressOf(Contact contact) {
    return switch (this) {
      case EMAIL -> contact.email();
      case SMS -> contact.phone();
    };
  }
}
