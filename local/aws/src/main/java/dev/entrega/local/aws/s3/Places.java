package dev.entrega.local.aws.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the objects of a bucket lie.
 *
 * @param folder of their bytes
 * @param heads of what else is known of them
 */
record Places(Path folder, Path heads) {

  HeadFile head(Path file) {
    return new HeadFile(heads.resolve(folder.relativize(file)), file);
  }

  /** The file of an object, if there is one. */
  @Nullable Path found(String key) {
    Path file = folder;
    for (String name : KeyPath.of(key)) {
      file = file.resolve(name);
    }
    if (isFile(file)) {
      return file;
    }
    Path beside = file.resolveSibling(KeyPath.beside(file.getFileName().toString()));
    return isFile(beside) ? beside : null;
  }

  /**
   * Makes room for a new object. A key may be both an object and the beginning of others; a folder
   * then has the name, and the object's file makes way for it.
   */
  Path roomFor(String key) throws IOException {
    List<String> names = KeyPath.of(key);
    Path place = folder;
    for (String name : names.subList(0, names.size() - 1)) {
      place = place.resolve(name);
      if (isFile(place)) {
        Path aside = place.resolveSibling(KeyPath.beside(name));
        ObjectHead known = head(place).read();
        head(place).delete();
        Files.move(place, aside, StandardCopyOption.ATOMIC_MOVE);
        head(aside).write(known);
      }
      Files.createDirectories(place);
    }
    Path file = place.resolve(names.getLast());
    return Files.isDirectory(file) ? place.resolve(KeyPath.beside(names.getLast())) : file;
  }

  private static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }
}
