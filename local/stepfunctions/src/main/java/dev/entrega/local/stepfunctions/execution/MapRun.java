package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.api.MapRunCounts;
import dev.entrega.local.stepfunctions.api.MapRunStatus;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import dev.entrega.local.stepfunctions.store.Shelf;
import dev.entrega.local.stepfunctions.store.StoredMapRun;
import dev.entrega.local.stepfunctions.time.Mailbox;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Map Run while it runs: how far it is, and what it may do, which may change meanwhile. One
 * strand counts; any may ask and change.
 */
final class MapRun {

  private final Shelf<StoredMapRun> shelf;
  private final Mailbox<Letter> letters;
  private final MapCounter items = new MapCounter();
  private final MapCounter executions = new MapCounter();
  private final Before before;
  private StoredMapRun stored;

  /** What a run did before it ran as it does now. */
  enum Before {
    NOTHING,
    RAN,
    ENDED
  }

  /** What the strand of a run hears. */
  sealed interface Letter {

    /** A child has ended. */
    record Ended(MapChildren.Child child, HistoryEvent last) implements Letter {}

    /** All that is recorded of the execution has been met. */
    record Live() implements Letter {}

    /** The limits have changed. */
    record Limited() implements Letter {}
  }

  /**
   * A run as it stands.
   *
   * @param before what it did before: nothing, it ran and a crash came, or it had ended
   */
  MapRun(Shelf<StoredMapRun> shelf, StoredMapRun stored, Mailbox<Letter> letters, Before before) {
    this.shelf = shelf;
    this.before = before;
    this.stored = stored;
    this.letters = letters;
    items.expectRedrives(stored.itemCounts().pendingRedrive());
    executions.expectRedrives(stored.executionCounts().pendingRedrive());
  }

  Mailbox<Letter> letters() {
    return letters;
  }

  /** Whether it has ended before, and all that ended badly in it did so before that. */
  boolean isRedrivenNow() {
    return before == Before.ENDED;
  }

  /** Whether children of it may be there already. */
  boolean isTakenUp() {
    return before != Before.NOTHING;
  }

  String arn() {
    return stored().arn();
  }

  synchronized StoredMapRun stored() {
    return stored;
  }

  synchronized MapLimits limits() {
    return new MapLimits(
        stored.maxConcurrency(),
        stored.toleratedFailurePercentage(),
        stored.toleratedFailureCount());
  }

  /** Changes the limits of a run that has not ended; tells whether it has not. */
  boolean limit(@Nullable Long concurrency, @Nullable Double percentage, @Nullable Long count) {
    synchronized (this) {
      if (stored.status() != MapRunStatus.RUNNING) {
        return false;
      }
      stored =
          stored.limited(
              concurrency == null ? stored.maxConcurrency() : concurrency,
              percentage == null ? stored.toleratedFailurePercentage() : percentage,
              count == null ? stored.toleratedFailureCount() : count);
      shelf.put(stored.arn(), stored);
    }
    letters.put(new Letter.Limited());
    return true;
  }

  /** Says how many items and children there will be, as far as that is known. */
  synchronized void expect(@Nullable Long ofItems, @Nullable Long ofExecutions) {
    items.expect(ofItems);
    executions.expect(ofExecutions);
  }

  /** A child that had ended badly is taken up again, or cannot be. */
  synchronized void redrive(int itemCount, boolean possible) {
    items.redrive(itemCount, possible);
    executions.redrive(1, possible);
  }

  synchronized void begin(int itemCount) {
    items.begin(itemCount);
    executions.begin(1);
  }

  synchronized void end(HistoryEventType how, int itemCount) {
    items.end(how, itemCount);
    executions.end(how, 1);
  }

  synchronized void write(int itemCount) {
    items.write(itemCount);
    executions.write(1);
  }

  /** Whether more items have failed than may. */
  synchronized boolean isExceeded(boolean allAreRead) {
    return limits().areExceeded(items.failures(), items.total(), allAreRead);
  }

  /** The run as it stands. */
  synchronized StoredMapRun now() {
    return stored.status() == MapRunStatus.RUNNING
        ? stored.counted(items.counts(), executions.counts())
        : stored;
  }

  /** Ends the run. */
  synchronized void end(MapRunStatus how, Instant when) {
    MapRunCounts ofItems = items.counts();
    stored = stored.ended(how, when, ofItems, executions.counts());
    shelf.put(stored.arn(), stored);
  }
}
