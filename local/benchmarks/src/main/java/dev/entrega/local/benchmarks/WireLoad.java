package dev.entrega.local.benchmarks;

import dev.entrega.local.aws.AwsEndpoint;
import dev.entrega.local.aws.AwsSettings;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/**
 * Executions a second by the SDK's own client over the wire, in one process: what StartExecution
 * costs on 1, 8 and 32 threads.
 */
final class WireLoad {

  private static final int ROUNDS = 5;
  private static final int CALLS = 8_000;

  private WireLoad() {}

  static void measure() throws InterruptedException {
    try (AwsEndpoint endpoint = AwsEndpoint.start(AwsSettings.defaults().withPort(0));
        SfnClient client = Wire.client(endpoint.uri())) {
      String standard = Wire.create(client, Engine.EIGHT_STATES, StateMachineType.STANDARD);
      String express = Wire.create(client, Engine.EIGHT_STATES, StateMachineType.EXPRESS);
      for (int threads : new int[] {1, 8, 32}) {
        report(
            "StartExecution, " + threads + " threads",
            threads,
            () ->
                client.startExecution(
                    start -> start.stateMachineArn(standard).input(Engine.INPUT)));
      }
      report(
          "StartSyncExecution, 8 threads",
          8,
          () ->
              client.startSyncExecution(
                  start -> start.stateMachineArn(express).input(Engine.INPUT)));
    }
  }

  private static void report(String what, int threads, Runnable call) throws InterruptedException {
    round(threads, call, CALLS);
    double[] rates = new double[ROUNDS];
    double[] tails = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      double[] micros = new double[CALLS];
      long began = System.nanoTime();
      micros = round(threads, call, micros.length);
      rates[i] = CALLS / ((System.nanoTime() - began) / 1e9);
      tails[i] = Figures.percentile(micros, 0.99);
    }
    Figures.print(
        what,
        "%,.0f/s, p99 %.1f ms".formatted(Figures.median(rates), Figures.median(tails) / 1000));
  }

  private static double[] round(int threads, Runnable call, int calls) throws InterruptedException {
    var next = new AtomicInteger();
    double[] micros = new double[calls];
    try (var executor = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        executor.execute(() -> {
          for (int mine = next.getAndIncrement(); mine < calls; mine = next.getAndIncrement()) {
            long began = System.nanoTime();
            call.run();
            micros[mine] = (System.nanoTime() - began) / 1e3;
          }
        });
      }
    }
    return micros;
  }
}
