package dev.entrega.local.benchmarks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs the benchmarks named, or all of them, one after the other; ends by itself. */
public final class Benchmarks {

  private Benchmarks() {}

  private interface Benchmark {
    void run() throws Exception;
  }

  /** Takes {@code interpreter}, {@code wire}, {@code open-tasks}, {@code maps} or {@code all}. */
  public static void main(String[] arguments) throws Exception {
    Map<String, Benchmark> all = new LinkedHashMap<>();
    all.put("interpreter", InterpreterBenchmark::measure);
    all.put("wire", WireLoad::measure);
    all.put("open-tasks", OpenTasks::measure);
    all.put("maps", MapItems::measure);
    String wanted = arguments.length == 0 ? "all" : arguments[0];
    if (!wanted.equals("all") && !all.containsKey(wanted)) {
      throw new IllegalArgumentException(
          "Expected one of %s, or all, but found '%s'".formatted(all.keySet(), wanted));
    }
    System.out.printf("%nJava %s, %s%n", Runtime.version(), Path.of("").toAbsolutePath());
    for (var each : all.entrySet()) {
      if (wanted.equals("all") || wanted.equals(each.getKey())) {
        System.out.printf("%n%s%n", each.getKey());
        each.getValue().run();
      }
    }
    System.exit(0);
  }
}
