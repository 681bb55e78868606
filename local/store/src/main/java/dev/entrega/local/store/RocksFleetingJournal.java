package dev.entrega.local.store;

import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.store.FleetingJournal;
import dev.entrega.local.stepfunctions.store.StoredExecution;

/** Keeps that an EXPRESS execution has begun, until it ends. */
final class RocksFleetingJournal extends FleetingJournal {

  private final Committer committer;
  private final long place;
  private final long begun;

  /**
   * A journal whose beginning is written already, or is being.
   *
   * @param begun the number of the change with which it begins; 0 where that is kept
   */
  RocksFleetingJournal(
      Committer committer, long place, long begun, StoredExecution execution, HistoryEvent first) {
    super(execution, first);
    this.committer = committer;
    this.place = place;
    this.begun = begun;
  }

  long place() {
    return place;
  }

  @Override
  public void append(HistoryEvent event) {
    super.append(event);
    if (event.type().isEnd()) {
      committer.add(
          new Change()
              .remove(Keys.of(Keys.EXECUTION, execution().arn()))
              .remove(Keys.event(place, 1))
              .remove(Keys.of(Keys.OPEN, place)));
    }
  }

  @Override
  public void secure() {
    committer.await(begun);
  }
}
