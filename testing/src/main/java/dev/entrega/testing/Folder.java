package dev.entrega.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** A folder of a process's own under the system's temporary one. */
record Folder(Path path) {

  static Folder temporary(String prefix) {
    try {
      return new Folder(Files.createTempDirectory(prefix));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(path.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file's last lines, or why there are none. */
  String end(String name, int lines) {
    try {
      var all = Files.readAllLines(path.resolve(name));
      return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    } catch (IOException e) {
      return e.toString();
    }
  }

  void delete() {
    try (var paths = Files.walk(path)) {
      List<Path> inside = paths.sorted(Comparator.reverseOrder()).toList();
      for (var each : inside) {
        Files.deleteIfExists(each);
      }
    } catch (NoSuchFileException e) {
      // Gone already.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
