package dev.entrega.notifier;

/** Sends a message on one channel: the port to the mail server, and to SNS. */
@FunctionalInterface
interface Messenger {

  /**
   * Returns when the other side has answered.
   *
   * @param address where it goes
   * @throws Unreachable the other side is down, or takes nothing from us
   */
  Delivery send(Notification notification, Contact contact, String address);

  /** The other side does not work for any message, so there is no use in trying another one. */
  final class Unreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreachable(String message) {
      super(message);
    }
  }
}
