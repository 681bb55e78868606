package dev.entrega.local.launcher.bench;

import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What StartExecution does alone over the wire, by the SDK that the bridge uses. */
final class StartExecutionLimit {

  private static final String DOES_NOTHING =
      """
      {"StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}}\
      """;

  private final SfnClient sfn;
  private final String machine;

  StartExecutionLimit(SfnClient sfn) {
    this.sfn = sfn;
    this.machine =
        sfn.createStateMachine(request ->
                request
                    .name("bench-" + UUID.randomUUID())
                    .definition(DOES_NOTHING)
                    .roleArn("arn:aws:iam::000000000000:role/bench"))
            .stateMachineArn();
  }

  /** Starts executions with a kilobyte of input and returns how many a second were accepted. */
  double start(int executions, int threads) throws InterruptedException, ExecutionException {
    var input = "{\"order\": \"%s\"}".formatted("x".repeat(1000));
    var left = new AtomicInteger(executions);
    long begun = System.nanoTime();
    try (var workers = Executors.newFixedThreadPool(threads)) {
      var done = new ArrayList<Future<?>>();
      for (int worker = 0; worker < threads; worker++) {
        done.add(
            workers.submit(() -> {
              while (left.getAndDecrement() > 0) {
                sfn.startExecution(request ->
                    request
                        .stateMachineArn(machine)
                        .name(UUID.randomUUID().toString())
                        .input(input));
              }
            }));
      }
      for (var worker : done) {
        worker.get();
      }
    }
    return executions * 1e9 / (System.nanoTime() - begun);
  }
}
