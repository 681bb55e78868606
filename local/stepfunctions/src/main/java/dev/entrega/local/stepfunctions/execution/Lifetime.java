package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.store.Journal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long an execution may live: no longer than its machine's {@code TimeoutSeconds} since it was
 * started or redriven last, and never longer than the service quotas allow, which are 5 minutes for
 * an EXPRESS one and a year for a STANDARD one. At the end of either it times out.
 */
public final class Lifetime {

  private static final Duration EXPRESS = Duration.ofMinutes(5);
  private static final Duration STANDARD = Duration.ofDays(365);

  private Lifetime() {}

  /**
   * When an execution that is started, or goes on from where its journal stands, times out.
   *
   * @param seconds its machine's {@code TimeoutSeconds}, if it has any
   */
  public static Instant end(Journal journal, StateMachineType type, @Nullable Long seconds) {
    return endSince(begun(journal), journal, type, seconds);
  }

  /** When an execution was started or redriven last. */
  static Instant begun(Journal journal) {
    HistoryEvent redrive = journal.lastRedrive();
    return redrive == null ? journal.execution().startDate() : redrive.timestamp();
  }

  /**
   * When an execution times out whose clock begins anew, because it is redriven.
   *
   * @param begun when it is redriven
   * @param seconds its machine's {@code TimeoutSeconds}, if it has any
   */
  public static Instant endSince(
      Instant begun, Journal journal, StateMachineType type, @Nullable Long seconds) {
    Instant last =
        switch (type) {
          case EXPRESS -> begun.plus(EXPRESS);
          case STANDARD -> journal.execution().startDate().plus(STANDARD);
        };
    Instant own = seconds == null ? last : begun.plusSeconds(seconds);
    return own.isBefore(last) ? own : last;
  }
}
