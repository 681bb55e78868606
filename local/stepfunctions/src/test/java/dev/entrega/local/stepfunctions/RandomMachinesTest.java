package dev.entrega.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.DescribeExecutionOutput;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random machines come to an end, and those that fail do so by a name of the language. */
class RandomMachinesTest {

  private static final Set<String> NAMES =
      Set.of(
          "States.Runtime",
          "States.IntrinsicFailure",
          "States.ResultPathMatchFailure",
          "States.NoChoiceMatched",
          "Own.Error");
  private static final List<String> PLACES =
      List.of("$", "$.a", "$.b.c", "$.l[0]", "$.l[-1]", "$$.Execution.Name", "$v", "$.n", "$.no");
  private static final List<String> EXPRESSIONS =
      List.of(
          "$.a",
          "$.b",
          "$..c",
          "$.l[?(@ > 1)]",
          "$.l.length()",
          "$$.State",
          "$.no",
          "States.Format('{}-{}', $.a, $.n)",
          "States.Array($.a, $.b)",
          "States.UUID()",
          "States.MathAdd($.n, 1)",
          "States.ArrayGetItem($.l, 1)",
          "States.StringToJson($.a)",
          "States.JsonMerge($.b, $.b, false)",
          "States.ArrayPartition($.l, 2)");
  private static final List<String> INPUTS =
      List.of(
          "{}",
          "[]",
          "null",
          "\"x\"",
          "7",
          "{\"a\": \"x\", \"b\": {\"c\": [1]}, \"l\": [1, 2, 3], \"n\": 5}",
          "{\"a\": \"2026-01-01T00:00:05Z\", \"b\": {\"c\": null}, \"l\": [], \"n\": -1}",
          "{\"a\": 1e300, \"b\": true, \"l\": [{\"a\": \"y\"}], \"n\": \"5\"}");
  private static final List<String> RULES =
      List.of(
          "\"IsNull\": true",
          "\"IsPresent\": false",
          "\"IsString\": false",
          "\"IsTimestamp\": true",
          "\"StringMatches\": \"*x*\"",
          "\"NumericGreaterThan\": 1",
          "\"TimestampLessThanPath\": \"$.a\"",
          "\"BooleanEqualsPath\": \"$.b\"");

  private Random dice = new Random(0);
  private int states;

  static IntStream seeds() {
    return IntStream.range(0, Boolean.getBoolean("entrega.chaos") ? 100_000 : 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_machine_ends_well_or_by_a_name_of_the_language(int seed) {
    dice = new Random(seed);
    String definition = machine(2);
    String input = one(INPUTS);
    var door = new Door();

    String execution =
        door.start(door.create("m", definition, StateMachineType.STANDARD), "run", input);
    door.time.advance(Duration.ofDays(1));

    DescribeExecutionOutput end = door.describe(execution);
    assertThat(end.status())
        .as("%s on %s", definition, input)
        .isIn(ExecutionStatus.SUCCEEDED, ExecutionStatus.FAILED);
    if (end.status() == ExecutionStatus.FAILED) {
      assertThat(NAMES).as("%s on %s", definition, input).contains(String.valueOf(end.error()));
      assertThat(String.valueOf(end.cause()))
          .as("%s on %s", definition, input)
          .doesNotContain("Exception");
    }
  }

  private <T> T one(List<T> of) {
    return of.get(dice.nextInt(of.size()));
  }

  private String machine(int depth) {
    int count = 1 + dice.nextInt(4);
    int first = states;
    states += count;
    var all = new ArrayList<String>();
    for (int i = first; i < first + count; i++) {
      all.add("\"S%d\": {%s}".formatted(i, state(depth, i == first + count - 1 ? null : i + 1)));
    }
    return "{\"StartAt\": \"S%d\", \"States\": {%s}}".formatted(first, String.join(", ", all));
  }

  private String state(int depth, @Nullable Integer next) {
    String after = next == null ? "\"End\": true" : "\"Next\": \"S" + next + "\"";
    return switch (dice.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> "\"Type\": \"Wait\", \"Seconds\": 2, %s%s".formatted(after, selections());
      case 1 ->
          "\"Type\": \"Wait\", \"%s\": \"%s\", %s"
              .formatted(one(List.of("SecondsPath", "TimestampPath")), one(PLACES), after);
      case 2 -> next == null ? fail() : choice(next);
      case 6 ->
          "\"Type\": \"Parallel\", \"Branches\": [%s, %s], %s%s"
              .formatted(machine(depth - 1), machine(depth - 1), after, recovery(next));
      case 7 ->
          "\"Type\": \"Map\", \"ItemsPath\": \"%s\", \"MaxConcurrency\": %d, \"ItemProcessor\": %s, %s%s"
              .formatted(one(PLACES), dice.nextInt(3), machine(depth - 1), after, recovery(next));
      default ->
          "\"Type\": \"Pass\", \"Parameters\": {\"a.$\": \"%s\", \"b\": {\"c.$\": \"%s\"}, \"l\": [1, 2]}, %s%s"
              .formatted(one(EXPRESSIONS), one(EXPRESSIONS), after, result(depth));
    };
  }

  private String fail() {
    return "\"Type\": \"Fail\", \"Error\": \"Own.Error\", \"CausePath\": \"%s\""
        .formatted(one(EXPRESSIONS));
  }

  private String choice(int next) {
    String otherwise = dice.nextInt(4) == 0 ? "" : ", \"Default\": \"S" + next + "\"";
    return "\"Type\": \"Choice\", \"Choices\": [{\"Variable\": \"%s\", %s, \"Next\": \"S%d\"}]%s"
        .formatted(one(PLACES), one(RULES), next, otherwise);
  }

  private String selections() {
    return switch (dice.nextInt(4)) {
      case 0 -> ", \"InputPath\": \"%s\"".formatted(one(PLACES));
      case 1 -> ", \"OutputPath\": \"%s\"".formatted(one(PLACES));
      case 2 -> ", \"OutputPath\": null";
      default -> "";
    };
  }

  private String result(int depth) {
    return switch (dice.nextInt(4)) {
      case 0 -> ", \"ResultPath\": \"%s\"".formatted(one(List.of("$.a.b", "$.x", "$.l[0]", "$.n")));
      case 1 ->
          ", \"Result\": {\"a\": 1}, \"Assign\": {\"v%s.$\": \"%s\"}"
              .formatted(depth == 2 ? "" : depth, one(EXPRESSIONS));
      default -> selections();
    };
  }

  private String recovery(@Nullable Integer next) {
    return switch (dice.nextInt(4)) {
      case 0 ->
          ", \"Retry\": [{\"ErrorEquals\": [\"States.ALL\"], \"MaxAttempts\": 2,"
              + " \"JitterStrategy\": \"FULL\", \"MaxDelaySeconds\": 5}]";
      case 1 ->
          next == null
              ? ""
              : ", \"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"S%d\", \"ResultPath\": \"$.e\"}]"
                  .formatted(next);
      default -> "";
    };
  }
}
