package dev.entrega.local.store;

import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.store.Journal;
import dev.entrega.local.stepfunctions.store.Retention;
import dev.entrega.local.stepfunctions.store.Shelf;
import dev.entrega.local.stepfunctions.store.Store;
import dev.entrega.local.stepfunctions.store.StoredActivity;
import dev.entrega.local.stepfunctions.store.StoredAlias;
import dev.entrega.local.stepfunctions.store.StoredExecution;
import dev.entrega.local.stepfunctions.store.StoredMapRun;
import dev.entrega.local.stepfunctions.store.StoredStateMachine;
import dev.entrega.local.stepfunctions.store.StoredTags;
import dev.entrega.local.stepfunctions.store.StoredVersion;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps everything in a folder, so that it outlives the process and a loss of power: what was made
 * secure is there when the folder is opened again, and of all else a beginning in the order in
 * which it was written. Safe for many threads of one process; a second process is refused.
 */
public final class RocksStore implements Store, Drawers, AutoCloseable {

  private static final byte[] FORMAT_KEY = Keys.of(Keys.STORE, "format");
  private static final byte[] FORMAT = Keys.bytes("1");
  private static final byte[] SALT = Keys.of(Keys.STORE, "salt");

  private final Table table;
  private final Committer committer;
  private final Folder folder;
  private final Forgetting forgetting;
  private final Shelf<StoredStateMachine> stateMachines;
  private final Shelf<StoredVersion> versions;
  private final Shelf<StoredAlias> aliases;
  private final Shelf<StoredActivity> activities;
  private final Shelf<StoredTags> tags;
  private final RocksShelf<StoredMapRun> mapRuns;

  private RocksStore(Table table, Retention retention) {
    this.table = table;
    this.committer = new Committer(table::write);
    checkFormat();
    stateMachines = shelf("stateMachines", StoredStateMachine.class);
    versions = shelf("versions", StoredVersion.class);
    aliases = shelf("aliases", StoredAlias.class);
    activities = shelf("activities", StoredActivity.class);
    tags = shelf("tags", StoredTags.class);
    mapRuns = shelf("mapRuns", StoredMapRun.class);
    forgetting = new Forgetting(table, retention, mapRuns);
    folder = new Folder(table, committer, forgetting);
  }

  private <T extends Record> RocksShelf<T> shelf(String name, Class<T> type) {
    return new RocksShelf<>(name, type, table, committer);
  }

  /**
   * Opens a folder, which is made where it does not exist.
   *
   * @param retention how long executions are remembered that have ended
   * @throws IllegalStateException it cannot be used; the message is one line
   */
  public static RocksStore open(Path folder, Retention retention) {
    var table = new Table(folder);
    try {
      return new RocksStore(table, retention);
    } catch (RuntimeException e) {
      table.close();
      throw e;
    }
  }

  private void checkFormat() {
    byte[] format = table.get(FORMAT_KEY);
    if (format == null) {
      committer.await(committer.add(new Change().put(FORMAT_KEY, FORMAT)));
    } else if (!Keys.text(format).equals(Keys.text(FORMAT))) {
      committer.close();
      throw new IllegalStateException(
          "Expected data of format %s, but found format %s"
              .formatted(Keys.text(FORMAT), Keys.text(format)));
    }
  }

  @Override
  public Shelf<StoredStateMachine> stateMachines() {
    return stateMachines;
  }

  @Override
  public Shelf<StoredVersion> versions() {
    return versions;
  }

  @Override
  public Shelf<StoredAlias> aliases() {
    return aliases;
  }

  @Override
  public Shelf<StoredActivity> activities() {
    return activities;
  }

  @Override
  public Shelf<StoredTags> tags() {
    return tags;
  }

  @Override
  public Shelf<StoredMapRun> mapRuns() {
    return mapRuns;
  }

  /** A drawer for others, written in one order with the executions. */
  @Override
  public <T extends Record> Drawer<T> drawer(String name, Class<T> type) {
    return new RocksDrawer<>(name, type, table, committer);
  }

  @Override
  public void whenKept(Runnable action) {
    committer.add(new Change().then(action));
  }

  @Override
  public @Nullable Journal open(StoredExecution execution, HistoryEvent first) {
    return folder.begin(execution, first);
  }

  @Override
  public Journal openFleeting(StoredExecution execution, HistoryEvent first) {
    return folder.beginFleeting(execution, first);
  }

  @Override
  public @Nullable Journal journal(String executionArn) {
    return folder.journal(executionArn);
  }

  @Override
  public List<Entry> executions(
      String listedUnder, @Nullable Long before, int most, Predicate<Journal> wanted) {
    committer.await();
    var found = new ArrayList<Entry>();
    table.eachBefore(
        Keys.of(Keys.LISTED, listedUnder, before == null ? Long.MAX_VALUE : before),
        Keys.of(Keys.LISTED, listedUnder + '\0'),
        (key, arn) -> {
          RocksJournal journal = folder.journal(Keys.text(arn));
          if (journal != null && wanted.test(journal)) {
            found.add(new Entry(Keys.place(key), journal));
          }
          return found.size() < most;
        });
    return found;
  }

  @Override
  public void removeExecutions(String stateMachineArn) {
    committer.await();
    forgetting.all(stateMachineArn).forEach(committer::add);
    committer.await();
  }

  @Override
  public List<Journal> unfinished() {
    return folder.unfinished();
  }

  @Override
  public synchronized long salt(RandomGenerator random) {
    byte[] known = table.get(SALT);
    if (known != null) {
      return ByteBuffer.wrap(known).getLong();
    }
    long salt = random.nextLong();
    byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(salt).array();
    committer.await(committer.add(new Change().put(SALT, value)));
    return salt;
  }

  @Override
  public void secure() {
    committer.await();
  }

  /** Writes what waits and lets go of the folder; whoever still writes then is refused. */
  @Override
  public void close() {
    committer.close();
    table.close();
  }
}
