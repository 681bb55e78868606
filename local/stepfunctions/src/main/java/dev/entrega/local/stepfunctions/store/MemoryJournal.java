package dev.entrega.local.stepfunctions.store;

import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class MemoryJournal implements Journal {

  private static final int USUAL_LENGTH = 32;

  private final StoredExecution execution;
  private final long place;
  private final Ended ended;
  private volatile @Nullable HistoryEvent lastRedrive;
  private final ArrayList<HistoryEvent> events = new ArrayList<>(USUAL_LENGTH);

  MemoryJournal(StoredExecution execution, long place, Ended ended) {
    this.execution = execution;
    this.place = place;
    this.ended = ended;
  }

  @Override
  public StoredExecution execution() {
    return execution;
  }

  long place() {
    return place;
  }

  @Override
  public void append(HistoryEvent event) {
    if (event.type() == HistoryEventType.ExecutionRedriven) {
      ended.remove(this);
      lastRedrive = event;
    }
    synchronized (events) {
      events.add(event);
    }
    if (event.type().isEnd()) {
      synchronized (events) {
        events.trimToSize();
      }
      ended.add(this);
    }
  }

  @Override
  public int size() {
    synchronized (events) {
      return events.size();
    }
  }

  @Override
  public HistoryEvent last() {
    synchronized (events) {
      return events.getLast();
    }
  }

  @Override
  public @Nullable HistoryEvent lastRedrive() {
    return lastRedrive;
  }

  @Override
  public List<HistoryEvent> events(int from, int to) {
    synchronized (events) {
      return List.copyOf(events.subList(from, to));
    }
  }
}
