package dev.entrega.local.store;

import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.store.Retention;
import dev.entrega.local.stepfunctions.store.StoredMapRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  private long ended;

  Forgetting(Table table, Retention retention, RocksShelf<StoredMapRun> mapRuns) {
    this.table = table;
    this.retention = retention;
    this.mapRuns = mapRuns;
    table.each(
        Keys.of(Keys.ENDED, ""),
        (_, _) -> {
          ended++;
          return true;
        });
  }

  /** An ended execution. */
  private record Old(String arn, Instant at, long place) {}

  /** One more has ended. */
  void ended(HistoryEvent end, Folder folder) {
    ended++;
    Instant now = end.timestamp();
    for (Old old : tooOld(now)) {
      folder.whileClosed(old.arn(), () -> forget(old, now));
    }
    freeNames(now);
  }

  /** One is open again. */
  void reopened() {
    ended--;
  }

  private List<Old> tooOld(Instant now) {
    var found = new ArrayList<Old>();
    table.each(
        Keys.of(Keys.ENDED, ""),
        (row, arn) -> {
          Instant at = Keys.moment(row);
          boolean old =
              ended - found.size() > retention.most() || at.isBefore(now.minus(retention.kept()));
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
      remove(known, change);
    }
    change.remove(Keys.of(Keys.ENDED, old.at(), old.place()));
    Instant free = old.at().plus(retention.names());
    if (free.isAfter(now)) {
      change
          .put(Keys.of(Keys.EXECUTION, old.arn()), Folder.TAKEN)
          .put(Keys.of(Keys.TAKEN, free, old.arn()), Keys.bytes(old.arn()));
    }
    table.writeSoon(change);
    ended--;
  }

  /** Lets all executions of a state machine go at once, with their names. */
  List<Change> all(String stateMachineArn) {
    var changes = new ArrayList<Change>();
    String beginning = stateMachineArn.replace(":stateMachine:", ":execution:") + ":";
    table.each(
        Keys.of(Keys.EXECUTION, beginning),
        (key, row) -> {
          var change = new Change();
          KnownExecution known = known(row);
          if (known == null) {
            change.remove(key);
          } else {
            remove(known, change);
          }
          changes.add(change);
          return true;
        });
    return changes;
  }

  private void remove(KnownExecution known, Change change) {
    table.each(
        Keys.of(Keys.EVENT, known.place()),
        (key, _) -> {
          change.remove(key);
          return true;
        });
    change
        .remove(Keys.of(Keys.EXECUTION, known.arn()))
        .remove(Keys.of(Keys.LISTED, known.listedUnder(), known.place()));
    if (known.end() != null && known.child() == null) {
      change.remove(Keys.of(Keys.ENDED, known.end().at(), known.place())).then(() -> ended--);
    }
    for (StoredMapRun run : mapRuns.under("")) {
      if (run.executionArn().equals(known.arn())) {
        mapRuns.drop(run.arn(), change);
        removeChildren(run.arn(), change);
      }
    }
  }

  private void removeChildren(String mapRunArn, Change change) {
    table.each(
        Keys.of(Keys.LISTED, mapRunArn + '\0'),
        (_, arn) -> {
          KnownExecution child = known(table.get(Keys.of(Keys.EXECUTION, Keys.text(arn))));
          if (child != null) {
            remove(child, change);
          }
          return true;
        });
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
