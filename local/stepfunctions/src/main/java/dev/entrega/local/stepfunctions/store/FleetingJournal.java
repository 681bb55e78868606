package dev.entrega.local.stepfunctions.store;

import dev.entrega.local.stepfunctions.history.HistoryEvent;
import java.util.List;

/** The journal of an EXPRESS execution, of which nobody can ask for more than its latest event. */
public class FleetingJournal implements Journal {

  private final StoredExecution execution;
  private volatile HistoryEvent last;

  /** Begins with the first event. */
  public FleetingJournal(StoredExecution execution, HistoryEvent first) {
    this.execution = execution;
    this.last = first;
  }

  @Override
  public final StoredExecution execution() {
    return execution;
  }

  @Override
  public void append(HistoryEvent event) {
    last = event;
  }

  @Override
  public final int size() {
    return 0;
  }

  @Override
  public final HistoryEvent last() {
    return last;
  }

  @Override
  public final List<HistoryEvent> events(int from, int to) {
    return List.of();
  }
}
