package dev.entrega.local.aws.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the entries of a folder. */
final class Entries {

  private static final Set<String> QUESTIONS = Set.of("## Perguntas", "## Questions");

  private Entries() {}

  /**
   * All of them, in the order of languages and ids.
   *
   * @throws UncheckedIOException the folder cannot be read
   * @throws IllegalArgumentException a file is no entry
   */
  static List<Entry> in(Path folder) {
    var entries = new ArrayList<Entry>();
    for (var language : Languages.TAGS) {
      for (var file : filesIn(folder.resolve(language))) {
        var name = String.valueOf(file.getFileName());
        entries.add(read(name.substring(0, name.length() - ".md".length()), language, text(file)));
      }
    }
    return entries;
  }

  static Entry read(String id, String language, String text) {
    var lines = text.strip().lines().toList();
    if (lines.isEmpty() || !lines.getFirst().startsWith("# ")) {
      throw new IllegalArgumentException(
          "Expected %s/%s.md to begin with a title".formatted(language, id));
    }
    var end = lines.size();
    for (var i = 0; i < lines.size(); i++) {
      if (QUESTIONS.contains(lines.get(i).strip())) {
        end = i;
        break;
      }
    }
    return new Entry(
        id,
        language,
        lines.getFirst().substring(2).strip(),
        String.join("\n", lines.subList(1, end)).strip(),
        lines.subList(end, lines.size()).stream()
            .filter(line -> line.startsWith("- "))
            .map(line -> line.substring(2).strip())
            .toList());
  }

  private static List<Path> filesIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read " + folder, e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read " + file, e);
    }
  }
}
