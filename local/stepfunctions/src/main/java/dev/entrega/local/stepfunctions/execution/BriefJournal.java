package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import dev.entrega.local.stepfunctions.store.Journal;
import dev.entrega.local.stepfunctions.store.StoredExecution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journal of an EXPRESS child of a Map Run, in which nothing is kept but its beginning, its end
 * and that it was taken up again, by which its run can be counted again after a crash.
 */
final class BriefJournal implements Journal {

  private final Journal journal;
  private volatile HistoryEvent last;

  BriefJournal(Journal journal) {
    this.journal = journal;
    this.last = journal.last();
  }

  @Override
  public StoredExecution execution() {
    return journal.execution();
  }

  @Override
  public void append(HistoryEvent event) {
    last = event;
    if (event.type().isEnd() || event.type() == HistoryEventType.ExecutionRedriven) {
      journal.append(event);
    }
  }

  @Override
  public void secure() {
    journal.secure();
  }

  @Override
  public int size() {
    return journal.size();
  }

  @Override
  public HistoryEvent last() {
    return last;
  }

  @Override
  public @Nullable HistoryEvent lastRedrive() {
    return journal.lastRedrive();
  }

  @Override
  public List<HistoryEvent> events(int from, int to) {
    return journal.events(from, to);
  }
}
