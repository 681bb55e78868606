package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.api.MapRunCounts;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import org.jspecify.annotations.Nullable;

/** Counts the items or the children of a Map Run. */
final class MapCounter {

  private @Nullable Long known;
  private long begun;
  private long running;
  private long succeeded;
  private long failed;
  private long timedOut;
  private long aborted;
  private long written;
  private long pendingRedrive;
  private long notRedrivable;

  /** How many there will be. */
  void expect(@Nullable Long total) {
    known = total;
  }

  /** How many of them have ended badly and will be taken up again. */
  void expectRedrives(long amount) {
    pendingRedrive = amount;
  }

  /** Some of those that were expected to be taken up again are, or cannot be. */
  void redrive(long amount, boolean possible) {
    pendingRedrive = Math.max(0, pendingRedrive - amount);
    notRedrivable += possible ? 0 : amount;
  }

  void begin(long amount) {
    begun += amount;
    running += amount;
  }

  void end(HistoryEventType how, long amount) {
    running -= amount;
    switch (how) {
      case ExecutionSucceeded -> succeeded += amount;
      case ExecutionTimedOut -> timedOut += amount;
      case ExecutionAborted -> aborted += amount;
      default -> failed += amount;
    }
  }

  void write(long amount) {
    written += amount;
  }

  long total() {
    return known == null ? begun : Math.max(known, begun);
  }

  /** Those that count against the tolerance. */
  long failures() {
    return failed + timedOut;
  }

  MapRunCounts counts() {
    return new MapRunCounts(
        Math.max(0, total() - begun - pendingRedrive),
        running,
        succeeded,
        failed,
        timedOut,
        aborted,
        total(),
        written,
        notRedrivable,
        pendingRedrive);
  }
}
