package dev.entrega.local.aws.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One bucket. What fails on disk flies as {@link UncheckedIOException}. */
public final class BucketFolder {

  private static final int LONGEST_KEY = 1024;

  private final Path folder;
  private final Places places;
  private final Path uploads;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  BucketFolder(Path root, String name) {
    this.folder = root.resolve(name);
    this.places = new Places(folder, root.resolve(".heads").resolve(name));
    this.uploads = root.resolve(".uploads");
  }

  /** Opens an object, or says {@code NoSuchKey}. */
  public StoredObject open(String key) {
    lock.readLock().lock();
    try {
      Path file = places.found(key);
      if (file == null) {
        throw S3Errors.noSuchKey();
      }
      return new StoredObject(places.head(file).read(), Files.newByteChannel(file));
    } catch (NoSuchFileException _) {
      throw S3Errors.noSuchKey();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Puts an object in the place of whatever bears its key.
   *
   * @param headers that are told with it, by lower-case names
   */
  public ObjectHead put(String key, byte[] content, Map<String, String> headers) {
    return put(key, content, headers, _ -> true);
  }

  /** The same, unless what bears the key now is not as wished. */
  ObjectHead put(
      String key,
      byte[] content,
      Map<String, String> headers,
      Predicate<@Nullable ObjectHead> precondition) {
    if (key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
      throw S3Errors.keyTooLong();
    }
    try {
      Files.createDirectories(uploads);
      Path upload = Files.createTempFile(uploads, "", "");
      try {
        Files.write(upload, content);
        return take(upload, key, content, headers, precondition);
      } finally {
        Files.deleteIfExists(upload);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectHead take(
      Path upload,
      String key,
      byte[] content,
      Map<String, String> headers,
      Predicate<@Nullable ObjectHead> precondition)
      throws IOException {
    lock.writeLock().lock();
    try {
      Path old = places.found(key);
      if (!precondition.test(old == null ? null : places.head(old).read())) {
        throw S3Errors.preconditionFailed();
      }
      Path file = old == null ? places.roomFor(key) : old;
      Files.move(upload, file, StandardCopyOption.ATOMIC_MOVE);
      var head =
          new ObjectHead(
              content.length,
              Files.getLastModifiedTime(file).toInstant(),
              Checksum.etag(content),
              headers);
      places.head(file).write(head);
      return head;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Takes an object away, if there is one. */
  public void delete(String key) {
    lock.writeLock().lock();
    try {
      Path file = places.found(key);
      if (file == null) {
        return;
      }
      Files.delete(file);
      places.head(file).delete();
      for (Path empty = file.getParent();
          empty != null && !empty.equals(folder);
          empty = empty.getParent()) {
        Files.delete(empty);
      }
    } catch (DirectoryNotEmptyException _) {
      // its other objects need it
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Walks through the objects in the order of their keys. */
  ObjectWalk walk(String prefix, String after) {
    return new ObjectWalk(folder, prefix, after);
  }

  /** The head of an object that a walk has met; absent where it has gone meanwhile. */
  @Nullable ObjectHead head(String key) {
    lock.readLock().lock();
    try {
      Path file = places.found(key);
      return file == null ? null : places.head(file).read();
    } catch (NoSuchFileException _) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.readLock().unlock();
    }
  }

  void delete() {
    lock.writeLock().lock();
    try {
      if (walk("", "").next() != null) {
        throw S3Errors.bucketNotEmpty();
      }
      try (Stream<Path> empty = Files.walk(folder)) {
        for (Path path : empty.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.writeLock().unlock();
    }
  }
}
