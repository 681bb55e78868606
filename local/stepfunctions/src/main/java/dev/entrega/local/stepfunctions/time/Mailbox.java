package dev.entrega.local.stepfunctions.time;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where one strand waits for letters of any others; each is taken once, in order of arrival.
 *
 * @param <T> what a letter is
 */
public interface Mailbox<T> {

  /** Leaves a letter and wakes who waits. */
  void put(T letter);

  /**
   * Takes the next letter, waiting for it where need be.
   *
   * @param deadline when to stop waiting; never where absent
   * @return nothing where the deadline came first
   * @throws InterruptedException the strand was interrupted
   */
  @Nullable T take(@Nullable Instant deadline) throws InterruptedException;
}
