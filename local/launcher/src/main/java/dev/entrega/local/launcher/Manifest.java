package dev.entrega.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a data folder says of itself: its format, and for each part whether it is kept here or
 * elsewhere. A part that changes sides would go on without what it knew, so that is refused.
 *
 * @param lines by what they are about
 */
record Manifest(Map<String, String> lines) {

  private static final String FORMAT = "format";
  private static final String THIS_FORMAT = "1";
  private static final String UNFINISHED = ".new";
  private static final String HERE = "here";
  private static final String ELSEWHERE = "elsewhere";

  /** Which setting decides where a part is. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "broker", Outside.AMQP_URI,
          "aws", Layout.AWS_ENDPOINT,
          "databases", Outside.DATABASE_URL + " and " + Layout.SERVICES);

  static Manifest of(LocalSettings settings) {
    var layout = settings.layout();
    var lines = new LinkedHashMap<String, String>();
    lines.put(FORMAT, THIS_FORMAT);
    lines.put("broker", layout.outside().amqp() == null ? HERE : ELSEWHERE);
    lines.put("aws", layout.aws() == null ? HERE : ELSEWHERE);
    lines.put(
        "databases", layout.services() && layout.outside().databases() == null ? HERE : ELSEWHERE);
    return new Manifest(lines);
  }

  /** Refuses a folder that has something in it which is not ours. */
  static void expectEmptyOrOurs(Path folder, String manifest, String lock) throws IOException {
    if (!Files.exists(folder) || Files.exists(folder.resolve(manifest))) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(
          "Expected a folder for data, but %s is none".formatted(folder));
    }
    try (var files = Files.list(folder)) {
      var ours = Set.of(manifest, manifest + UNFINISHED, lock);
      if (files.anyMatch(file -> !ours.contains(file.getFileName().toString()))) {
        throw new IllegalStateException(
            "Expected an empty folder or one with earlier data, but %s holds something else"
                .formatted(folder));
      }
    }
  }

  /** Writes it into a new folder, or compares it with the one that is there. */
  void check(Path folder, String name) throws IOException {
    var file = folder.resolve(name);
    if (!Files.exists(file)) {
      var whole =
          lines.entrySet().stream().map(line -> line.getKey() + "=" + line.getValue()).toList();
      // Whoever is killed meanwhile leaves no half of it.
      var unfinished = Files.write(folder.resolve(name + UNFINISHED), whole);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    var known = read(Files.readAllLines(file));
    if (!THIS_FORMAT.equals(known.get(FORMAT))) {
      throw new IllegalStateException(
          "Expected data of format %s in %s, but found format %s"
              .formatted(THIS_FORMAT, folder, known.get(FORMAT)));
    }
    for (var line : lines.entrySet()) {
      var before = known.get(line.getKey());
      if (!line.getValue().equals(before)) {
        throw new IllegalStateException(
            "Expected %s (%s) to be %s as when the data in %s was made, but it is %s"
                .formatted(
                    line.getKey(), SETTINGS.get(line.getKey()), before, folder, line.getValue()));
      }
    }
  }

  private static Map<String, String> read(List<String> text) {
    return text.stream()
        .filter(line -> line.contains("="))
        .map(line -> line.split("=", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (_, last) -> last));
  }
}
