package dev.entrega.local.aws;

import dev.entrega.local.aws.s3.S3Settings;
import dev.entrega.local.stepfunctions.store.Retention;
import dev.entrega.local.stepfunctions.store.Store;
import dev.entrega.local.store.Drawers;
import dev.entrega.local.store.RocksStore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What outlives the process: all that is in a folder, or nothing where there is none. */
final class Kept implements AutoCloseable {

  private final @Nullable Path folder;
  private final @Nullable RocksStore rocks;

  private final Store store;

  private Kept(@Nullable Path folder, @Nullable RocksStore rocks, Store store) {
    this.folder = folder;
    this.rocks = rocks;
    this.store = store;
  }

  /**
   * Opens the folder, which is made where it does not exist.
   *
   * @param retention how long executions are remembered that have ended
   * @throws IllegalStateException it cannot be used; the message is one line
   */
  static Kept in(@Nullable Path folder, Retention retention) {
    if (folder == null) {
      return new Kept(null, null, Store.inMemory(retention));
    }
    var rocks = RocksStore.open(folder.resolve("state"), retention);
    return new Kept(folder, rocks, rocks);
  }

  /** Where executions are. */
  Store store() {
    return store;
  }

  /** Where all the rest is, in one order with the executions. */
  Drawers drawers() {
    return rocks == null ? Drawers.NONE : rocks;
  }

  /** Where buckets are, unless they have a place already. */
  S3Settings buckets(S3Settings settings) {
    return folder == null || settings.folder() != null
        ? settings
        : new S3Settings(folder.resolve("s3"));
  }

  @Override
  public void close() {
    if (rocks != null) {
      rocks.close();
    }
  }
}
