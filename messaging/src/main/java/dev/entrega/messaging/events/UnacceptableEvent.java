package dev.entrega.messaging.events;

/**
 * The event itself is bad, and would be bad on the next attempt too: the message is parked with
 * this message as its reason. Never thrown for a fault of another system.
 */
public final class UnacceptableEvent extends RuntimeException {

  private final String reason;

  /** Says what was expected and what was found: <em>Expected …, but …</em>. */
  public UnacceptableEvent(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** The message, which is always there. */
  public String reason() {
    return reason;
  }
}
