package dev.entrega.local.launcher;

import dev.entrega.local.store.Drawer;
import dev.entrega.local.store.Drawers;
import dev.entrega.local.store.RocksDrawers;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where everything of this machine is that outlives the process, in the folder of {@code --data};
 * or the promise of nothing, where there is none. One process at a time has a folder.
 *
 * <p>The folder holds {@code entrega.data} (its format, and which parts it keeps), {@code broker},
 * {@code aws}, {@code databases} and {@code launcher}, which is the provider's ledger, the inbox
 * and the secrets of the services among themselves.
 */
final class DataFolder implements AutoCloseable {

  private static final String MANIFEST = "entrega.data";
  private static final String LOCK = "lock";
  private static final String DATABASES = "databases";

  private final @Nullable Path folder;
  private final @Nullable FileChannel lock;
  private final Drawers drawers;
  private final Map<String, String> secrets = new HashMap<>();

  /** A secret that services share. */
  record Secret(String value) {}

  private DataFolder(@Nullable Path folder, @Nullable FileChannel lock, Drawers drawers) {
    this.folder = folder;
    this.lock = lock;
    this.drawers = drawers;
    secrets().each((name, secret) -> secrets.put(name, secret.value()));
  }

  /**
   * Opens the folder of the settings, which is made where it does not exist.
   *
   * @throws IllegalStateException another process has it, or it holds something else; the message
   *     is one line
   */
  static DataFolder open(LocalSettings settings) {
    var data = settings.data();
    if (data == null) {
      return new DataFolder(null, null, Drawers.NONE);
    }
    var folder = data.toAbsolutePath().normalize();
    FileChannel lock = null;
    try {
      Manifest.expectEmptyOrOurs(folder, MANIFEST, LOCK);
      Files.createDirectories(folder);
      lock = lock(folder);
      Manifest.of(settings).check(folder, MANIFEST);
      // Several databases at once would make their folder more than once, which H2 refuses.
      Files.createDirectories(folder.resolve(DATABASES));
      return new DataFolder(folder, lock, RocksDrawers.open(folder.resolve("launcher")));
    } catch (IOException e) {
      close(lock);
      throw new IllegalStateException(
          "Expected to keep data in %s, but: %s".formatted(folder, e), e);
    } catch (RuntimeException e) {
      close(lock);
      throw e;
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    var channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new IllegalStateException(
          "Expected to keep data in %s, but another process does so already".formatted(folder));
    }
    return channel;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  /** Where a broker that is started here keeps its queues; none: in memory. */
  @Nullable Path broker() {
    return folder == null ? null : folder.resolve("broker");
  }

  /** Where an AWS endpoint that is started here keeps everything; none: in memory. */
  @Nullable Path aws() {
    return folder == null ? null : folder.resolve("aws");
  }

  /**
   * The databases of services as a JDBC URL with <code>{service}</code>; none: in memory. What is
   * committed outlives the process; a loss of power may take the last moments with it.
   */
  @Nullable String databases() {
    return folder == null
        ? null
        : "jdbc:h2:file:%s/{service};MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                .formatted(folder.resolve(DATABASES).toString().replace(";", "\\;"))
            + ";DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
  }

  /** Where the stand-ins of this process keep what they know. */
  Drawers drawers() {
    return drawers;
  }

  /** The secret of that name: drawn when it is asked for the first time. */
  synchronized String secret(String name) {
    return secrets.computeIfAbsent(
        name,
        _ -> {
          var secret = UUID.randomUUID().toString();
          secrets().put(name, new Secret(secret));
          drawers.secure();
          return secret;
        });
  }

  private Drawer<Secret> secrets() {
    return drawers.drawer("secrets", Secret.class);
  }

  @Override
  public void close() {
    if (drawers instanceof RocksDrawers rocks) {
      rocks.close();
    }
    close(lock);
  }

  private static void close(@Nullable FileChannel lock) {
    try {
      if (lock != null) {
        lock.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException("Expected to let go of the data folder, but: " + e, e);
    }
  }
}
