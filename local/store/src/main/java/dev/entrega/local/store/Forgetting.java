package dev.entrega.local.store;

import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import dev.entrega.local.stepfunctions.store.Retention;
import dev.entrega.local.stepfunctions.store.StoredExecution;
import dev.entrega.local.stepfunctions.store.StoredMapRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets go of executions that ended long ago, or of the oldest where there are too many. Runs on the
 * thread that writes, a little each time that something ends.
 */
final class Forgetting {

  private static final int AT_ONCE = 64;

  private final Table table;
  private final Retention retention;
  private final RocksShelf<StoredMapRun> mapRuns;
  private volatile long ended;

  Forgetting(Table table, Retention retention, RocksShelf<StoredMapRun> mapRuns) {
    this.table = table;
    this.retention = retention;
    this.mapRuns = mapRuns;
    var count = new long[1];
    table.each(
        Keys.of(Keys.ENDED, ""),
        (_, _) -> {
          count[0]++;
          return true;
        });
    ended = count[0];
  }

  /** An ended execution. */
  private record Old(String arn, Instant at, long place) {}

  /** One more has ended. */
  void ended(HistoryEvent end, Folder folder) {
    count(1);
    forget(end.timestamp(), folder);
  }

  /** Whether by now something is to be forgotten, or a name to be free. */
  boolean isDue(Instant now) {
    var due = new boolean[1];
    table.each(
        Keys.of(Keys.ENDED, ""),
        (row, _) -> {
          due[0] = retention.forgets(Keys.moment(row), ended, now);
          return false;
        });
    table.each(
        Keys.of(Keys.TAKEN, ""),
        (row, _) -> {
          due[0] |= !Keys.moment(row).isAfter(now);
          return false;
        });
    return due[0];
  }

  /** Forgets a little of what is to be forgotten. */
  void forget(Instant now, Folder folder) {
    for (Old old : tooOld(now)) {
      folder.whileClosed(old.arn(), () -> forget(old, now));
    }
    freeNames(now);
  }

  /** One is open again. */
  void reopened() {
    count(-1);
  }

  /** Only the thread that writes counts. */
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void count(int more) {
    ended += more;
  }

  private List<Old> tooOld(Instant now) {
    var found = new ArrayList<Old>();
    table.each(
        Keys.of(Keys.ENDED, ""),
        (row, arn) -> {
          Instant at = Keys.moment(row);
          boolean old = retention.forgets(at, ended - found.size(), now);
          if (old) {
            found.add(new Old(Keys.text(arn), at, Keys.place(row)));
          }
          return old && found.size() < AT_ONCE;
        });
    return found;
  }

  private void forget(Old old, Instant now) {
    var change = new Change();
    KnownExecution known = known(table.get(Keys.of(Keys.EXECUTION, old.arn())));
    if (known != null) {
      removeChildren(known, table::writeSoon);
      remove(known, change);
    }
    change.remove(Keys.of(Keys.ENDED, old.at(), old.place()));
    Instant free = retention.nameIsFree(old.at());
    if (free.isAfter(now)) {
      change
          .put(Keys.of(Keys.EXECUTION, old.arn()), Folder.TAKEN)
          .put(Keys.of(Keys.TAKEN, free, old.arn()), Keys.bytes(old.arn()));
    }
    table.writeSoon(change);
    count(-1);
  }

  /** Lets all executions of a state machine go at once, with their names. */
  List<Change> all(String stateMachineArn) {
    var changes = new ArrayList<Change>();
    table.each(
        Keys.of(Keys.EXECUTION, StoredExecution.arnsBegin(stateMachineArn)),
        (key, row) -> {
          var change = new Change();
          KnownExecution known = known(row);
          if (known == null) {
            change.remove(key);
          } else {
            removeChildren(known, changes::add);
            remove(known, change);
            if (known.end() != null) {
              change
                  .remove(Keys.of(Keys.ENDED, known.end().at(), known.place()))
                  .then(() -> count(-1));
            }
          }
          changes.add(change);
          return true;
        });
    return changes;
  }

  private void remove(KnownExecution known, Change change) {
    table.each(
        Keys.of(Keys.EVENT, known.place()),
        (key, text) -> {
          change.remove(key);
          runs(key, text).forEach(run -> mapRuns.drop(run, change));
          return true;
        });
    change
        .remove(Keys.of(Keys.EXECUTION, known.arn()))
        .remove(Keys.of(Keys.LISTED, known.listedUnder(), known.place()));
  }

  /** Each by itself, since there may be very many, and before the one that tells of them. */
  private void removeChildren(KnownExecution parent, Consumer<Change> writer) {
    table.each(
        Keys.of(Keys.EVENT, parent.place()),
        (key, text) -> {
          runs(key, text).forEach(run -> removeListedUnder(run, writer));
          return true;
        });
  }

  private void removeListedUnder(String mapRunArn, Consumer<Change> writer) {
    table.each(
        Keys.of(Keys.LISTED, mapRunArn + '\0'),
        (_, arn) -> {
          KnownExecution child = known(table.get(Keys.of(Keys.EXECUTION, Keys.text(arn))));
          if (child != null) {
            removeChildren(child, writer);
            var change = new Change();
            remove(child, change);
            writer.accept(change);
          }
          return true;
        });
  }

  /** The Map Runs of which an event tells; only one that may is read. */
  private static List<String> runs(byte[] key, byte[] text) {
    return Keys.text(text).contains(HistoryEventType.MapRunStarted.name())
        ? StoredMapRun.in(List.of(Texts.event(Keys.id(key), text)))
        : List.of();
  }

  private static @Nullable KnownExecution known(byte @Nullable [] row) {
    return row == null || row.length == Folder.TAKEN.length
        ? null
        : Texts.read(row, KnownExecution.class);
  }

  private void freeNames(Instant now) {
    var change = new Change();
    table.each(
        Keys.of(Keys.TAKEN, ""),
        (row, arn) -> {
          boolean free = !Keys.moment(row).isAfter(now);
          if (free) {
            byte[] key = Keys.of(Keys.EXECUTION, Keys.text(arn));
            byte[] known = table.get(key);
            if (known != null && known.length == Folder.TAKEN.length) {
              change.remove(key);
            }
            change.remove(row);
          }
          return free && change.rows().size() < AT_ONCE;
        });
    if (!change.rows().isEmpty()) {
      table.writeSoon(change);
    }
  }
}
