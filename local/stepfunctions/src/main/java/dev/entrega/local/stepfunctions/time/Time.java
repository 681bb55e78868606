package dev.entrega.local.stepfunctions.time;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The clock of an engine, and the only way in which its work starts, waits and is woken; so that
 * another clock can tell when all of it rests.
 */
public interface Time extends InstantSource {

  /** The time of the machine that we run on, to the millisecond, as AWS writes it. */
  static Time real() {
    return new RealTime();
  }

  /** Begins work on a virtual thread of its own. */
  Strand start(Runnable work);

  /** Opens a mailbox from which one thread at a time takes. */
  <T> Mailbox<T> mailbox();

  /**
   * Waits until the given moment, or not at all where it has passed.
   *
   * @throws InterruptedException the strand was interrupted before
   */
  default void sleepUntil(Instant moment) throws InterruptedException {
    Mailbox<Object> nobodyWritesTo = mailbox();
    nobodyWritesTo.take(moment);
  }
}
