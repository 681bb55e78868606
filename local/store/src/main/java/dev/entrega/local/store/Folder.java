package dev.entrega.local.store;

import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.store.Journal;
import dev.entrega.local.stepfunctions.store.StoredExecution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Executions in a table: their rows, and the journals of those that are open. */
final class Folder {

  /** The row of an ARN that is not free yet. */
  static final byte[] TAKEN = new byte[0];

  private final Table table;
  private final Committer committer;
  private final Revisions revisions;
  private final Map<String, RocksJournal> open = new ConcurrentHashMap<>();
  private final List<RocksFleetingJournal> fleeting = new ArrayList<>();
  private final AtomicLong places;
  private final Forgetting forgetting;

  Folder(Table table, Committer committer, Forgetting forgetting) {
    this.table = table;
    this.committer = committer;
    this.revisions = new Revisions(table);
    this.forgetting = forgetting;
    this.places = new AtomicLong(lastPlace());
    table.each(
        Keys.of(Keys.OPEN, ""),
        (key, arn) -> {
          RocksJournal journal = read(Keys.text(arn));
          if (journal == null) {
            throw new IllegalStateException(
                "Expected an open execution %s, but nothing is known of it"
                    .formatted(Keys.text(arn)));
          }
          if (isFleeting(journal.execution())) {
            fleeting.add(again(journal));
          } else {
            open.put(journal.execution().arn(), journal);
          }
          return true;
        });
  }

  private static boolean isFleeting(StoredExecution execution) {
    return execution.child() == null && execution.stateMachine().type() == StateMachineType.EXPRESS;
  }

  private RocksFleetingJournal again(RocksJournal known) {
    return new RocksFleetingJournal(committer, known.place(), 0, known.execution(), known.last());
  }

  private long lastPlace() {
    var last = new long[1];
    table.eachBefore(
        Keys.of((char) (Keys.EVENT + 1), ""),
        Keys.of(Keys.EVENT, ""),
        (key, _) -> {
          last[0] = Keys.place(Arrays.copyOf(key, 1 + Long.BYTES));
          return false;
        });
    return last[0];
  }

  Table table() {
    return table;
  }

  Committer committer() {
    return committer;
  }

  /** The journals of executions that are open and no children of Map Runs, the oldest first. */
  List<Journal> unfinished() {
    var byPlace = new TreeMap<Long, Journal>();
    for (RocksJournal journal : open.values()) {
      if (journal.execution().child() == null) {
        byPlace.put(journal.place(), journal);
      }
    }
    fleeting.forEach(journal -> byPlace.put(journal.place(), journal));
    return List.copyOf(byPlace.values());
  }

  /** Opens a journal; nothing where its ARN is taken, and was not to be free by now. */
  @Nullable RocksJournal begin(StoredExecution execution, HistoryEvent first) {
    committer.awaitRoom();
    RocksJournal begun = tryToBegin(execution, first);
    Instant now = first.timestamp();
    if (begun != null || !forgetting.isDue(now)) {
      return begun;
    }
    do {
      committer.await(committer.add(new Change().then(() -> forgetting.forget(now, this))));
    } while (forgetting.isDue(now));
    return tryToBegin(execution, first);
  }

  private @Nullable RocksJournal tryToBegin(StoredExecution execution, HistoryEvent first) {
    var begun = new RocksJournal[1];
    open.computeIfAbsent(
        execution.arn(),
        arn -> {
          if (table.get(Keys.of(Keys.EXECUTION, arn)) == null) {
            begun[0] = begin(execution, first, places.incrementAndGet());
          }
          return begun[0];
        });
    return begun[0];
  }

  private RocksJournal begin(StoredExecution execution, HistoryEvent first, long place) {
    var change = new Change();
    change.put(Keys.of(Keys.LISTED, execution.listedUnder(), place), Keys.bytes(execution.arn()));
    var journal = new RocksJournal(this, place, execution, first, 0);
    journal.begins(begin(execution, first, place, change));
    return journal;
  }

  private long begin(StoredExecution execution, HistoryEvent first, long place, Change change) {
    String digest = revisions.digest(execution.stateMachine(), change);
    change
        .put(
            Keys.of(Keys.EXECUTION, execution.arn()),
            Texts.of(KnownExecution.of(execution, place, digest)))
        .put(Keys.event(place, first.id()), Texts.of(first))
        .put(Keys.of(Keys.OPEN, place), Keys.bytes(execution.arn()));
    long number = committer.addAtOnce(change);
    revisions.wrote(execution.stateMachine(), digest);
    return number;
  }

  /** Keeps that an EXPRESS execution has begun. */
  RocksFleetingJournal beginFleeting(StoredExecution execution, HistoryEvent first) {
    committer.awaitRoom();
    long place = places.incrementAndGet();
    long begun = begin(execution, first, place, new Change());
    return new RocksFleetingJournal(committer, place, begun, execution, first);
  }

  /** The journal with that ARN, open or ended; nothing where there is none. */
  @Nullable RocksJournal journal(String arn) {
    RocksJournal known = open.get(arn);
    return known == null ? read(arn) : known;
  }

  private @Nullable RocksJournal read(String arn) {
    byte[] row = table.get(Keys.of(Keys.EXECUTION, arn));
    // One that has ended in this moment is not open any more, and its row was read before that.
    RocksJournal stillOpen = open.get(arn);
    if (stillOpen != null || row == null || row.length == TAKEN.length) {
      return stillOpen;
    }
    KnownExecution known = Texts.read(row, KnownExecution.class);
    HistoryEvent first = event(known.place(), 1);
    HistoryEvent last = last(known.place());
    // What is forgotten in this moment has no events any more.
    return first == null || last == null
        ? null
        : new RocksJournal(
            this,
            known.place(),
            known.stored(revisions.read(known.revision()), input(first)),
            last,
            known.redrive());
  }

  private static String input(HistoryEvent first) {
    return first.details() instanceof EventDetails.ExecutionStarted started
            && started.input() != null
        ? started.input()
        : "{}";
  }

  private @Nullable HistoryEvent event(long place, long id) {
    byte[] text = table.get(Keys.event(place, id));
    return text == null ? null : Texts.event(id, text);
  }

  private @Nullable HistoryEvent last(long place) {
    var last = new HistoryEvent[1];
    table.eachBefore(
        Keys.of(Keys.EVENT, place + 1),
        Keys.of(Keys.EVENT, place),
        (key, text) -> {
          last[0] = Texts.event(Keys.id(key), text);
          return false;
        });
    return last[0];
  }

  /** An event ends an execution. */
  void ends(RocksJournal journal, HistoryEvent end, long redrive, Change change) {
    StoredExecution execution = journal.execution();
    journal.open(false);
    change
        .put(Keys.of(Keys.EXECUTION, execution.arn()), row(journal, end, redrive, change))
        .remove(Keys.of(Keys.OPEN, journal.place()));
    if (execution.child() == null) {
      change.put(
          Keys.of(Keys.ENDED, end.timestamp(), journal.place()), Keys.bytes(execution.arn()));
    }
    change.then(() -> {
      open.computeIfPresent(execution.arn(), (_, known) -> known.isOpen() ? known : null);
      if (execution.child() == null) {
        forgetting.ended(end, this);
      }
    });
  }

  /** Does something unless an execution is open, and keeps it from being opened meanwhile. */
  void whileClosed(String arn, Runnable action) {
    open.compute(
        arn,
        (_, known) -> {
          if (known == null) {
            action.run();
          }
          return known;
        });
  }

  /** An execution that had ended is taken up again. */
  void reopens(RocksJournal journal, HistoryEvent end, long redrive, Change change) {
    StoredExecution execution = journal.execution();
    open.compute(
        execution.arn(),
        (arn, known) -> {
          if (known != null && known != journal) {
            throw new IllegalStateException(
                "Expected %s to have ended, but it is open".formatted(arn));
          }
          journal.open(true);
          return journal;
        });
    change
        .put(Keys.of(Keys.EXECUTION, execution.arn()), row(journal, null, redrive, change))
        .put(Keys.of(Keys.OPEN, journal.place()), Keys.bytes(execution.arn()))
        .remove(Keys.of(Keys.ENDED, end.timestamp(), journal.place()));
    if (execution.child() == null) {
      change.then(forgetting::reopened);
    }
  }

  private byte[] row(
      RocksJournal journal, @Nullable HistoryEvent end, long redrive, Change change) {
    StoredExecution execution = journal.execution();
    String digest = revisions.digest(execution.stateMachine(), change);
    return Texts.of(
        KnownExecution.of(execution, journal.place(), digest)
            .with(end == null ? null : new KnownExecution.End(end.id(), end.timestamp()), redrive));
  }

  /** Lets go of the answers that are held for an execution. */
  void releaseHeld(long place, Change change) {
    table.each(
        Keys.of(Keys.HELD, place),
        (key, _) -> {
          change.remove(key);
          return true;
        });
  }
}
