package dev.entrega.local.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the processors are while something runs, by Flight Recorder's samples of CPU time. A sample
 * counts for the innermost of these parts on its stack: what the JDK does, a part has asked it to.
 */
final class CpuShares {

  private static final String SAMPLE = "jdk.CPUTimeSample";
  private static final String REST = "rest of the JDK";

  /** Parts by the beginnings of their classes' names; the first that fits. */
  private static final Map<String, List<String>> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("client", List.of("software.amazon.awssdk.", "org.apache.hc."));
    PARTS.put("HTTP server", List.of("sun.net.httpserver.", "com.sun.net.httpserver."));
    PARTS.put("JSON", List.of("tools.jackson."));
    PARTS.put("engine", List.of("dev.entrega.local.stepfunctions."));
    PARTS.put("store", List.of("dev.entrega.local.store.", "org.rocksdb."));
    PARTS.put("our wire", List.of("dev.entrega.local.aws."));
  }

  private CpuShares() {}

  interface Work {
    void run() throws InterruptedException;
  }

  /** The shares in words, the largest first. */
  static String of(Work work) throws IOException, InterruptedException {
    Path file = Files.createTempFile("shares", ".jfr");
    try (var recording = new Recording()) {
      recording.enable(SAMPLE).with("throttle", "2ms").withStackTrace();
      recording.start();
      work.run();
      recording.stop();
      recording.dump(file);
      return words(counted(file));
    } finally {
      Files.delete(file);
    }
  }

  private static Map<String, Long> counted(Path file) throws IOException {
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals(SAMPLE))
        .collect(Collectors.groupingBy(CpuShares::part, Collectors.counting()));
  }

  private static String part(RecordedEvent sample) {
    if (sample.getStackTrace() != null) {
      for (RecordedFrame frame : sample.getStackTrace().getFrames()) {
        String type = frame.getMethod().getType().getName();
        for (var part : PARTS.entrySet()) {
          if (part.getValue().stream().anyMatch(type::startsWith)) {
            return part.getKey();
          }
        }
      }
    }
    return REST;
  }

  private static String words(Map<String, Long> samples) {
    long all = samples.values().stream().mapToLong(Long::longValue).sum();
    var parts = new ArrayList<>(samples.entrySet());
    parts.sort(Map.Entry.<String, Long>comparingByValue().reversed());
    return parts.stream()
        .map(part -> "%s %.0f %%".formatted(part.getKey(), 100.0 * part.getValue() / all))
        .collect(Collectors.joining(", ", "", " (%,d samples)".formatted(all)));
  }
}
