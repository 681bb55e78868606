package dev.entrega.local.aws.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Meets the keys of a bucket in the order of their bytes, going into no folder whose keys are not
 * wanted.
 */
final class ObjectWalk {

  private final String prefix;
  private final Deque<Iterator<Entry>> open = new ArrayDeque<>();
  private String after;

  /**
   * A file, whose key is {@code key}, or a folder, with which the keys of its files begin; since
   * the latter end in a slash, sorting entries sorts keys.
   */
  private record Entry(Path path, String key, boolean folder) {}

  ObjectWalk(Path folder, String prefix, String after) {
    this.prefix = prefix;
    this.after = after;
    open.push(entries(folder, ""));
  }

  /** The next key; absent at the end. */
  @Nullable String next() {
    while (!open.isEmpty()) {
      Iterator<Entry> entries = open.peek();
      if (!entries.hasNext()) {
        open.pop();
        continue;
      }
      Entry entry = entries.next();
      if (entry.folder() && mayHold(entry.key())) {
        open.push(entries(entry.path(), entry.key()));
      } else if (!entry.folder()
          && entry.key().startsWith(prefix)
          && Keys.ORDER.compare(entry.key(), after) > 0) {
        return entry.key();
      }
    }
    return null;
  }

  /** Leaves out the keys that begin with a text. */
  void skip(String beginning) {
    after = beginning + Character.toString(Character.MAX_CODE_POINT);
  }

  private boolean mayHold(String folder) {
    boolean wanted = folder.startsWith(prefix) || prefix.startsWith(folder);
    return wanted && (after.startsWith(folder) || Keys.ORDER.compare(folder, after) > 0);
  }

  private static Iterator<Entry> entries(Path folder, String key) {
    var entries = new ArrayList<Entry>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
      for (Path path : paths) {
        add(path, key, entries);
      }
    } catch (NoSuchFileException _) {
      // its last object has just gone
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    entries.sort((one, other) -> Keys.ORDER.compare(one.key(), other.key()));
    return entries.iterator();
  }

  private static void add(Path path, String key, List<Entry> entries) {
    String name = path.getFileName().toString();
    boolean folder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    if (!folder && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    String adds = folder ? KeyPath.folder(name) : KeyPath.file(name);
    if (adds != null) {
      entries.add(new Entry(path, key + adds, folder));
    }
  }
}
