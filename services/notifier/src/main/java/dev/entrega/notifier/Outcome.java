package dev.entrega.notifier;

import java.util.Locale;

/** What became of a message, for good. */
enum Outcome {
  /** The mail server, or SNS, has taken it. */
  SENT,
  /** The customer was told something newer meanwhile. */
  LATE,
  /** The customer wants nothing on this channel. */
  OPTED_OUT,
  /** The shop told no address for this channel. */
  NO_ADDRESS,
  /** The other side says that it can never be delivered. */
  REFUSED,
  /** The other side put it off too often. */
  GIVEN_UP;

  /** As it is written in logs and metrics. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
