package dev.entrega.local.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** Rows in the order of their keys, in one folder, by RocksDB. */
final class Table implements AutoCloseable {

  private static final long MEMORY_FOR_WRITES = 16L << 20;
  private static final long MEMORY_FOR_READS = 32L << 20;

  private final Options options;
  private final LRUCache cache;
  private final BloomFilter filter;
  private final WriteOptions kept;
  private final WriteOptions soon;
  private final RocksDB db;
  private final ReadWriteLock open = new ReentrantReadWriteLock();
  private boolean closed;

  /** Is shown rows in the order of their keys, until it has seen enough. */
  @FunctionalInterface
  interface Visitor {
    boolean wantsMore(byte[] key, byte[] value);
  }

  /**
   * Opens or makes it.
   *
   * @throws IllegalStateException it cannot be used, in one line
   */
  Table(Path folder) {
    unpackLibraryInto(folder);
    cache = new LRUCache(MEMORY_FOR_READS);
    filter = new BloomFilter();
    kept = new WriteOptions().setSync(true);
    soon = new WriteOptions();
    options = new Options();
    options
        .setCreateIfMissing(true)
        .setWriteBufferSize(MEMORY_FOR_WRITES)
        .setMaxWriteBufferNumber(3)
        .setMaxOpenFiles(256)
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
        .setKeepLogFileNum(2)
        .setTableFormatConfig(
            new BlockBasedTableConfig().setBlockCache(cache).setFilterPolicy(filter));
    try {
      db = RocksDB.open(options, folder.toString());
    } catch (RocksDBException e) {
      close(options, filter, cache, kept, soon);
      throw unusable(folder, e);
    }
  }

  /**
   * The first in a process unpacks RocksDB's code there; by default it would come under a new name
   * in the temporary folder and stay there, 16 MB of it, whenever the process is killed.
   */
  private static void unpackLibraryInto(Path folder) {
    try {
      Files.createDirectories(folder);
      NativeLibraryLoader.getInstance().loadLibrary(folder.toString());
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static IllegalStateException unusable(Path folder, Exception e) {
    return new IllegalStateException(
        "Expected to keep data in %s, but: %s".formatted(folder, words(e)), e);
  }

  private static String words(Exception e) {
    return e instanceof RocksDBException rocks
            && rocks.getStatus() != null
            && rocks.getStatus().getCode() == Status.Code.IOError
            && String.valueOf(rocks.getMessage()).contains("lock")
        ? "another process uses it"
        : String.valueOf(e.getMessage());
  }

  /** The value of a row, if it is there. */
  byte @Nullable [] get(byte[] key) {
    enter();
    try {
      return db.get(key);
    } catch (RocksDBException e) {
      throw broken(e);
    } finally {
      open.readLock().unlock();
    }
  }

  /** What is used after it was closed would take the process with it. */
  private void enter() {
    open.readLock().lock();
    if (closed) {
      open.readLock().unlock();
      throw new IllegalStateException("Expected the data folder to be open, but it is closed");
    }
  }

  /** Shows the rows whose keys begin with something. */
  void each(byte[] beginning, Visitor visitor) {
    each(beginning, beginning, visitor);
  }

  /**
   * Shows the rows from one on, while their keys begin with something. Told where they end, RocksDB
   * does not look through all that has been removed behind them.
   */
  void each(byte[] from, byte[] beginning, Visitor visitor) {
    enter();
    try (var end = new Slice(Keys.behind(beginning));
        var reading = new ReadOptions().setIterateUpperBound(end);
        var rows = db.newIterator(reading)) {
      rows.seek(from);
      while (isAt(rows, beginning) && visitor.wantsMore(rows.key(), rows.value())) {
        rows.next();
      }
      check(rows);
    } finally {
      open.readLock().unlock();
    }
  }

  /** Shows the rows before one, backwards, while their keys begin with something. */
  void eachBefore(byte[] before, byte[] beginning, Visitor visitor) {
    enter();
    try (var reading = new ReadOptions();
        var rows = db.newIterator(reading)) {
      rows.seekForPrev(before);
      if (rows.isValid() && Arrays.equals(rows.key(), before)) {
        rows.prev();
      }
      while (isAt(rows, beginning) && visitor.wantsMore(rows.key(), rows.value())) {
        rows.prev();
      }
      check(rows);
    } finally {
      open.readLock().unlock();
    }
  }

  private static boolean isAt(RocksIterator rows, byte[] beginning) {
    return rows.isValid() && Keys.startsWith(rows.key(), beginning);
  }

  private static void check(RocksIterator rows) {
    try {
      rows.status();
    } catch (RocksDBException e) {
      throw broken(e);
    }
  }

  /** Writes changes, all or none; returns when they would outlive a loss of power. */
  void write(List<Change> changes) throws RocksDBException {
    write(changes, kept);
  }

  /** Writes a change that may also be lost. */
  void writeSoon(Change change) {
    try {
      write(List.of(change), soon);
    } catch (RocksDBException e) {
      throw broken(e);
    }
  }

  private void write(List<Change> changes, WriteOptions how) throws RocksDBException {
    try (var batch = new WriteBatch()) {
      for (Change change : changes) {
        for (Change.Row row : change.rows()) {
          if (row.value() == null) {
            batch.delete(row.key());
          } else {
            batch.put(row.key(), row.value());
          }
        }
      }
      db.write(how, batch);
    }
  }

  private static IllegalStateException broken(RocksDBException e) {
    return new IllegalStateException(
        "Expected the data folder to be readable, but: " + e.getMessage(), e);
  }

  @Override
  public void close() {
    open.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        closeAll();
      }
    } finally {
      open.writeLock().unlock();
    }
  }

  private void closeAll() {
    close(db, options, filter, cache, kept, soon);
  }

  private static void close(AbstractNativeReference... parts) {
    for (var part : parts) {
      part.close();
    }
  }
}
