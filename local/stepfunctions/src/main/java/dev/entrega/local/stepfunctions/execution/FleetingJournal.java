package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.store.Journal;
import dev.entrega.local.stepfunctions.store.StoredExecution;
import java.util.List;

/** The journal of an EXPRESS execution, of which nobody can ask for more than its latest event. */
public final class FleetingJournal implements Journal {

  private final StoredExecution execution;
  private volatile HistoryEvent last;

  /** Begins with the first event. */
  public FleetingJournal(StoredExecution execution, HistoryEvent first) {
    this.execution = execution;
    this.last = first;
  }

  @Override
  public StoredExecution execution() {
    return execution;
  }

  @Override
  public void append(HistoryEvent event) {
    last = event;
  }

  @Override
  public int size() {
    return 0;
  }

  @Override
  public HistoryEvent last() {
    return last;
  }

  @Override
  public List<HistoryEvent> events(int from, int to) {
    return List.of();
  }
}
