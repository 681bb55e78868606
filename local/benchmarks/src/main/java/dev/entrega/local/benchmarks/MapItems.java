package dev.entrega.local.benchmarks;

import dev.entrega.local.stepfunctions.StepFunctions;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.api.StartSyncExecutionInput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Time per item of Maps as their items grow: within an execution, and each in one of its own. */
final class MapItems {

  private static final int ROUNDS = 3;
  private static final String INLINE = "{\"Mode\": \"INLINE\"}";
  private static final String DISTRIBUTED =
      "{\"Mode\": \"DISTRIBUTED\", \"ExecutionType\": \"EXPRESS\"}";

  private MapItems() {}

  static void measure() {
    // A STANDARD execution ends at 25,000 events, which is about 6,000 items.
    for (int items : new int[] {100, 1_000, 10_000}) {
      report("inline", INLINE, StateMachineType.EXPRESS, items);
    }
    for (int items : new int[] {1_000, 10_000, 100_000}) {
      report("distributed", DISTRIBUTED, StateMachineType.STANDARD, items);
    }
  }

  private static String map(String mode) {
    return """
    {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true, "ItemsPath": "$", "ResultPath": null,
      "OutputPath": null, "ItemProcessor": {"ProcessorConfig": %s, "StartAt": "P",
        "States": {"P": {"Type": "Pass", "End": true}}}}}}
    """
        .formatted(mode);
  }

  private static void report(String name, String mode, StateMachineType type, int items) {
    double[] micros = new double[ROUNDS];
    for (int round = -1; round < ROUNDS; round++) {
      try (StepFunctions engine = Engine.inMemory()) {
        String machine = Engine.create(engine, map(mode), type);
        String input =
            IntStream.range(0, items).mapToObj(i -> "1").collect(Collectors.joining(",", "[", "]"));
        long began = System.nanoTime();
        run(engine, machine, type, input);
        if (round >= 0) {
          micros[round] = (System.nanoTime() - began) / 1e3 / items;
        }
      }
    }
    Figures.print(
        "%s, %,d items".formatted(name, items),
        "%.1f us an item".formatted(Figures.median(micros)));
  }

  private static void run(
      StepFunctions engine, String machine, StateMachineType type, String input) {
    if (type == StateMachineType.EXPRESS) {
      var ended =
          engine.startSyncExecution(new StartSyncExecutionInput(machine, null, input, null));
      if (ended.status() != ExecutionStatus.SUCCEEDED) {
        throw new IllegalStateException("Expected to succeed, but: " + ended.cause());
      }
    } else {
      Ends.await(
          engine,
          engine
              .startExecution(new StartExecutionInput(machine, null, input, null))
              .executionArn());
    }
  }
}
