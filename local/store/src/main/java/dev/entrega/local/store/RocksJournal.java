package dev.entrega.local.store;

import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import dev.entrega.local.stepfunctions.store.Journal;
import dev.entrega.local.stepfunctions.store.StoredExecution;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A history on the disk; of what is open, the latest event is at hand in memory too. */
final class RocksJournal implements Journal {

  private final Folder folder;
  private final long place;
  private final StoredExecution execution;
  private volatile HistoryEvent last;
  private volatile long redrive;
  private volatile long number;
  private volatile boolean holds;
  private volatile boolean open;

  /**
   * A journal of which something is written already, or is being.
   *
   * @param last the latest event
   * @param redrive the id of the event by which it was last taken up again after an end; 0 if never
   */
  RocksJournal(
      Folder folder, long place, StoredExecution execution, HistoryEvent last, long redrive) {
    this.folder = folder;
    this.place = place;
    this.execution = execution;
    this.last = last;
    this.redrive = redrive;
    this.holds = last.id() > 1;
    this.open = !last.type().isEnd();
  }

  @Override
  public StoredExecution execution() {
    return execution;
  }

  long place() {
    return place;
  }

  boolean isOpen() {
    return open;
  }

  void open(boolean isNow) {
    open = isNow;
  }

  /** The change with which it begins has this number. */
  void begins(long changeNumber) {
    number = changeNumber;
  }

  @Override
  public synchronized void append(HistoryEvent event) {
    var change = new Change().put(Keys.event(place, event.id()), Texts.of(event));
    HistoryEventType before = last.type();
    if (event.type() == HistoryEventType.ExecutionRedriven) {
      redrive = event.id();
    }
    if (event.type().isEnd()) {
      folder.ends(this, event, redrive, change);
      if (holds) {
        folder.releaseHeld(place, change);
      }
    } else if (before.isEnd()) {
      folder.reopens(this, last, redrive, change);
    }
    number = folder.committer().add(change);
    last = event;
  }

  @Override
  public void secure() {
    folder.committer().await(number);
  }

  @Override
  public synchronized void hold(String token, EventDetails answer) {
    holds = true;
    number =
        folder
            .committer()
            .add(new Change().put(Keys.of(Keys.HELD, place, token), Texts.of(answer)));
  }

  @Override
  public @Nullable EventDetails held(String token) {
    byte[] text = holds ? folder.table().get(Keys.of(Keys.HELD, place, token)) : null;
    return text == null ? null : Texts.answer(text);
  }

  @Override
  public int size() {
    return (int) last.id();
  }

  @Override
  public HistoryEvent last() {
    return last;
  }

  @Override
  public @Nullable HistoryEvent lastRedrive() {
    long id = redrive;
    return id == 0 ? null : events((int) id - 1, (int) id).getFirst();
  }

  @Override
  public List<HistoryEvent> events(int from, int to) {
    secure();
    var events = new ArrayList<HistoryEvent>(Math.max(0, to - from));
    folder
        .table()
        .each(
            Keys.event(place, from + 1),
            Keys.of(Keys.EVENT, place),
            (key, text) -> {
              if (Keys.id(key) > to) {
                return false;
              }
              events.add(Texts.event(Keys.id(key), text));
              return events.size() < to - from;
            });
    return events;
  }
}
