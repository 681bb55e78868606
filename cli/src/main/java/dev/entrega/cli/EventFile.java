package dev.entrega.cli;

import dev.entrega.cli.endpoints.BadInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A file of events, one JSON document a line; empty lines are passed over. All of it is read and
 * checked before the first event is sent, so that a bad line sends nothing.
 *
 * @param name for people
 * @param events in the order of the lines
 */
record EventFile(String name, List<OutgoingEvent> events) {

  static EventFile read(Path path) {
    var name = String.valueOf(path.getFileName());
    try (var lines = Files.newBufferedReader(path)) {
      return new EventFile(name, readAll(lines, name));
    } catch (NoSuchFileException _) {
      throw new BadInput("Expected a file at " + path + ", but there is none");
    } catch (IOException e) {
      throw new BadInput("Expected to read " + path + ", but " + e);
    }
  }

  /** One of the files in {@code samples/}, which the jar carries. */
  static EventFile sample(String name) {
    try (var stream = EventFile.class.getResourceAsStream("/samples/" + name)) {
      if (stream == null) {
        throw new IllegalStateException(
            "Expected samples/" + name + " in the jar, but it is not there");
      }
      return new EventFile(
          name,
          readAll(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)), name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The queues whose consumers act on these events. */
  Set<String> queues() {
    return events.stream()
        .flatMap(event -> event.queue().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<OutgoingEvent> readAll(BufferedReader lines, String name) throws IOException {
    var events = new ArrayList<OutgoingEvent>();
    var number = 0;
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        events.add(OutgoingEvent.read(line, name + ":" + number));
      }
    }
    return events;
  }
}
