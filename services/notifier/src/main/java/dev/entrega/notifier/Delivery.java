package dev.entrega.notifier;

/** What the other side said to one message. A reason holds its code, and never an address. */
sealed interface Delivery {

  /** It has taken the message. */
  record Taken() implements Delivery {}

  /** It never will: the address is wrong, or the message is. */
  record Refused(String reason) implements Delivery {}

  /** Not this one, not now: the mailbox is full, say. */
  record PutOff(String reason) implements Delivery {}
}
