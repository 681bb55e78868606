package dev.entrega.messaging.events;

/** What became of one attempt to handle a message. */
sealed interface Outcome {

  /** The message may leave its queue. */
  enum Settled implements Outcome {
    /** Its effect is durable. */
    HANDLED,
    /** It is parked, or waits in a retry queue. */
    MOVED
  }

  /**
   * The other side is at fault, not the message.
   *
   * @param cause what it met
   */
  record Fault(Throwable cause) implements Outcome {

    /** For people, on one line. */
    String reason() {
      return cause.toString().lines().findFirst().orElse("no reason was given");
    }
  }
}
