package dev.entrega.local.benchmarks;

import dev.entrega.local.stepfunctions.StepFunctions;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.api.StartSyncExecutionInput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Time per item of Maps as their items grow: within an execution, and each in one of its own. The
 * sizes take turns, and what runs before the first round warms all of them up.
 */
final class MapItems {

  private static final int ROUNDS = 5;
  private static final int WARM_UPS = 2;
  private static final String DISTRIBUTED =
      "{\"Mode\": \"DISTRIBUTED\", \"ExecutionType\": \"%s\"}";

  private MapItems() {}

  /** A kind of Map, in a state machine of a type, with so many items as are compared. */
  private record Kind(String name, String mode, StateMachineType type, List<Integer> sizes) {}

  static void measure() {
    // A STANDARD execution ends at 25,000 events, which is about 5,000 items.
    List.of(
            new Kind(
                "inline",
                "{\"Mode\": \"INLINE\"}",
                StateMachineType.EXPRESS,
                List.of(100, 1_000, 10_000)),
            new Kind(
                "distributed, EXPRESS children",
                DISTRIBUTED.formatted("EXPRESS"),
                StateMachineType.STANDARD,
                List.of(1_000, 10_000, 100_000)),
            new Kind(
                "distributed, STANDARD children",
                DISTRIBUTED.formatted("STANDARD"),
                StateMachineType.STANDARD,
                List.of(1_000, 10_000, 100_000)))
        .forEach(MapItems::report);
  }

  private static void report(Kind kind) {
    double[][] micros = new double[kind.sizes().size()][ROUNDS];
    for (int round = -WARM_UPS; round < ROUNDS; round++) {
      for (int size = 0; size < micros.length; size++) {
        double each = perItem(kind, kind.sizes().get(size));
        if (round >= 0) {
          micros[size][round] = each;
        }
      }
    }
    for (int size = 0; size < micros.length; size++) {
      Figures.print(
          "%s, %,d items".formatted(kind.name(), kind.sizes().get(size)),
          "%.1f us an item".formatted(Figures.median(micros[size])));
    }
  }

  /** Small Maps are run one after the other, until all have had as many items as the largest. */
  private static double perItem(Kind kind, int items) {
    int times = Math.max(1, 10_000 / items);
    System.gc();
    try (StepFunctions engine = Engine.inMemory()) {
      String machine = Engine.create(engine, map(kind.mode()), kind.type());
      String input =
          IntStream.range(0, items).mapToObj(i -> "1").collect(Collectors.joining(",", "[", "]"));
      long began = System.nanoTime();
      for (int i = 0; i < times; i++) {
        run(engine, machine, kind.type(), input);
      }
      return (System.nanoTime() - began) / 1e3 / items / times;
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
