package dev.entrega.local.benchmarks;

import dev.entrega.local.aws.AwsEndpoint;
import dev.entrega.local.aws.AwsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/**
 * Executions a second by the SDK's own client over the wire, client and endpoint in one process:
 * with everything in memory, and in a folder, where an answer waits until it is kept. The shares
 * say where the processors were meanwhile.
 */
final class WireLoad {

  private static final int ROUNDS = 5;
  private static final Duration ROUND = Duration.ofSeconds(2);
  private static final int AT_ONCE = 32;

  private WireLoad() {}

  static void measure() throws Exception {
    AwsSettings settings = AwsSettings.defaults().withPort(0);
    measure("in memory", settings);
    Path folder = Files.createTempDirectory("benchmark");
    try {
      measure("in a folder", settings.withData(folder));
    } finally {
      delete(folder);
    }
  }

  private static void measure(String where, AwsSettings settings) throws Exception {
    try (AwsEndpoint endpoint = AwsEndpoint.start(settings);
        SfnClient client = Wire.client(endpoint.uri())) {
      endpoint.resume();
      String standard = Wire.create(client, Engine.EIGHT_STATES, StateMachineType.STANDARD);
      String express = Wire.create(client, Engine.EIGHT_STATES, StateMachineType.EXPRESS);
      Runnable start =
          () -> client.startExecution(call -> call.stateMachineArn(standard).input(Engine.INPUT));
      Runnable sync =
          () ->
              client.startSyncExecution(call -> call.stateMachineArn(express).input(Engine.INPUT));
      for (int threads : new int[] {1, 8, AT_ONCE}) {
        report("%s: StartExecution, %d at once".formatted(where, threads), threads, start);
      }
      report(where + ": StartSyncExecution, 8 at once", 8, sync);
      Figures.print(
          where + ": StartExecution, shares of CPU",
          CpuShares.of(() -> round(AT_ONCE, start, ROUND.multipliedBy(2))));
    }
  }

  private static void report(String what, int threads, Runnable call) throws InterruptedException {
    round(threads, call, ROUND);
    double[] rates = new double[ROUNDS];
    double[] tails = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long began = System.nanoTime();
      double[] micros = round(threads, call, ROUND);
      rates[i] = micros.length / ((System.nanoTime() - began) / 1e9);
      tails[i] = Figures.percentile(micros, 0.99);
    }
    Figures.print(
        what,
        "%,.0f/s, p99 %.1f ms".formatted(Figures.median(rates), Figures.median(tails) / 1000));
  }

  /** How long each call took that was begun within the time, in microseconds. */
  private static double[] round(int threads, Runnable call, Duration duration)
      throws InterruptedException {
    var micros = new ConcurrentLinkedQueue<Double>();
    long end = System.nanoTime() + duration.toNanos();
    try (var executor = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        executor.execute(() -> {
          for (long began = System.nanoTime(); began < end; began = System.nanoTime()) {
            call.run();
            micros.add((System.nanoTime() - began) / 1e3);
          }
        });
      }
    }
    return micros.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
