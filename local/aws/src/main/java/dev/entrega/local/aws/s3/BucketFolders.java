package dev.entrega.local.aws.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The buckets: each is a folder in one folder, and its objects are the files in it, under names
 * that follow from their keys. Files may be put there and taken away by hand.
 */
public final class BucketFolders implements AutoCloseable {

  /** By "Bucket naming rules" of the S3 user guide. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  private final Path root;
  private final boolean temporary;
  private final Map<String, BucketFolder> known = new ConcurrentHashMap<>();

  /** A bucket as ListBuckets tells it. */
  record Line(String name, Instant created) {}

  /** Finds the buckets that there are. */
  public BucketFolders(S3Settings settings) {
    Path wanted = settings.folder();
    this.temporary = wanted == null;
    try {
      this.root =
          (wanted == null
                  ? Files.createTempDirectory("entrega-s3-")
                  : Files.createDirectories(wanted))
              .toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected a folder for buckets, but: " + e.getMessage(), e);
    }
  }

  /** Creates a bucket; tells whether there was none of that name. */
  public boolean create(String name) {
    if (!NAME.matcher(name).matches() || name.contains("..")) {
      throw S3Errors.invalidBucketName();
    }
    Path folder = root.resolve(name);
    if (isFolder(folder)) {
      return false;
    }
    try {
      Files.createDirectories(folder);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bucket of that name, or {@code NoSuchBucket}. */
  public BucketFolder bucket(String name) {
    if (!NAME.matcher(name).matches() || !isFolder(root.resolve(name))) {
      throw S3Errors.noSuchBucket();
    }
    return known.computeIfAbsent(name, _ -> new BucketFolder(root, name));
  }

  /** Takes an empty bucket away. */
  void delete(String name) {
    bucket(name).delete();
    known.remove(name);
  }

  /** All of them, by name. */
  List<Line> list() {
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(BucketFolders::isFolder)
          .filter(folder -> NAME.matcher(folder.getFileName().toString()).matches())
          .map(folder -> new Line(folder.getFileName().toString(), created(folder)))
          .sorted(Comparator.comparing(Line::name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instant created(Path folder) {
    try {
      return Files.readAttributes(folder, BasicFileAttributes.class).creationTime().toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void close() {
    if (!temporary) {
      return;
    }
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
