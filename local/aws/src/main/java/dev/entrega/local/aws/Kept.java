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

  private Kept(@Nullable Path folder, @Nullable RocksStore rocks) {
    this.folder = folder;
    this.rocks = rocks;
  }

  /**
   * Opens the folder, which is made where it does not exist.
   *
   * @throws IllegalStateException it cannot be used; the message is one line
   */
  static Kept in(@Nullable Path folder) {
    return new Kept(
        folder,
        folder == null ? null : RocksStore.open(folder.resolve("state"), Retention.AS_ON_AWS));
  }

  /** Where executions are. */
  Store store() {
    return rocks == null ? Store.inMemory() : rocks;
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
