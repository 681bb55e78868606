package dev.entrega.local.benchmarks;

import dev.entrega.local.stepfunctions.Location;
import dev.entrega.local.stepfunctions.StepFunctions;
import dev.entrega.local.stepfunctions.api.SendTaskSuccessInput;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.integration.Integrations;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * 100,000 executions that wait for their task tokens: bytes of heap each, how long it takes to
 * answer all, and how long one answer takes meanwhile.
 */
final class OpenTasks {

  private static final int OPEN = 100_000;
  private static final String WAITS =
      """
      {"StartAt": "Charge", "States": {"Charge": {"Type": "Task", "End": true,
        "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        "Parameters": {"QueueUrl": "q", "MessageBody": {"token.$": "$$.Task.Token", "order.$": "$.order"}},
        "TimeoutSeconds": 604800}}}
      """;

  private OpenTasks() {}

  static void measure() throws InterruptedException {
    var tokens = new LinkedBlockingQueue<String>();
    var integrations =
        new Integrations(
            Map.of(
                "sqs:sendMessage",
                arguments -> {
                  tokens.add(arguments.path("MessageBody").path("token").stringValue());
                  return JsonNodeFactory.instance.objectNode().put("MessageId", "m");
                }),
            arguments -> arguments);
    try (var engine = new StepFunctions(Location.LOCAL, integrations)) {
      String machine = Engine.create(engine, WAITS, StateMachineType.STANDARD);
      long before = heap();
      long began = System.nanoTime();
      String last = "";
      for (int i = 0; i < OPEN; i++) {
        last =
            engine
                .startExecution(new StartExecutionInput(machine, null, Engine.INPUT, null))
                .executionArn();
      }
      while (tokens.size() < OPEN) {
        Thread.sleep(1);
      }
      Figures.print("to open all", "%.1f s".formatted((System.nanoTime() - began) / 1e9));
      long open = heap() - before;
      Figures.print("heap of one", "%,d bytes".formatted(open / OPEN));
      answer(engine, tokens);
      Ends.await(engine, last);
    }
  }

  private static void answer(StepFunctions engine, LinkedBlockingQueue<String> tokens)
      throws InterruptedException {
    double[] micros = new double[OPEN];
    long began = System.nanoTime();
    for (int i = 0; i < OPEN; i++) {
      long called = System.nanoTime();
      engine.sendTaskSuccess(new SendTaskSuccessInput(tokens.take(), "{\"paid\": true}"));
      micros[i] = (System.nanoTime() - called) / 1e3;
    }
    Figures.print("to answer all", "%.1f s".formatted((System.nanoTime() - began) / 1e9));
    Figures.print(
        "one answer",
        "p50 %.1f us, p99 %.1f us"
            .formatted(Figures.median(micros), Figures.percentile(micros, 0.99)));
  }

  /** Used bytes after a collection; the tokens' own texts, about 250 bytes each, are among them. */
  private static long heap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
