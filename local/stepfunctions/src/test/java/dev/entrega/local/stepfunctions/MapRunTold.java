package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.DescribeMapRunInput;
import dev.entrega.local.stepfunctions.api.DescribeMapRunOutput;
import dev.entrega.local.stepfunctions.api.ListMapRunsInput;
import dev.entrega.local.stepfunctions.api.MapRunListItem;
import dev.entrega.local.stepfunctions.api.UpdateMapRunInput;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.store.Journal;
import dev.entrega.local.stepfunctions.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The latest Map Run of a scenario and its children, as the door and the store tell them. */
record MapRunTold(Scenario scenario) {

  static final String MACHINE = "arn:aws:states:us-east-1:000000000000:";

  /** A Map of items that are an execution each. */
  static String map(String executionType, String fields, String processor) {
    return """
    "M": {"Type": "Map", "End": true, "Label": "each", %s "ItemProcessor": {
      "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "%s"}, %s}}
    """
        .formatted(fields, executionType, processor);
  }

  static String map(String fields, String processor) {
    return map("STANDARD", fields, processor);
  }

  /** States that hand on what they get. */
  static final String PASSES =
      "\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true}}";

  /** States that wait for as many seconds as the item says. */
  static final String WAITS =
      "\"StartAt\": \"W\", \"States\": {\"W\": {\"Type\": \"Wait\", \"SecondsPath\": \"$\","
          + " \"End\": true}}";

  /** States that fail unless the item is positive. */
  static final String FAILS_BELOW_ONE =
      """
      "StartAt": "C", "States": {
        "C": {"Type": "Choice", "Choices": [
          {"Variable": "$", "NumericGreaterThan": 0, "Next": "P"}], "Default": "F"},
        "F": {"Type": "Fail", "Error": "TooSmall", "Cause": "below one"},
        "P": {"Type": "Pass", "End": true}}
      """;

  List<MapRunListItem> all() {
    return scenario
        .engine
        .listMapRuns(new ListMapRunsInput(scenario.executionArn(), null, null))
        .mapRuns();
  }

  /** Has the store say that it was taken up so often; it has ended. */
  void redrivenBefore(int times) {
    var known = Objects.requireNonNull(scenario.store.mapRuns().get(arn()));
    var many = known;
    for (int i = 0; i < times; i++) {
      many = many.redriven(known.startDate());
    }
    scenario
        .store
        .mapRuns()
        .put(
            arn(),
            many.ended(
                known.status(),
                Objects.requireNonNull(known.stopDate()),
                known.itemCounts(),
                known.executionCounts()));
  }

  String arn() {
    return all().getFirst().mapRunArn();
  }

  DescribeMapRunOutput described() {
    return scenario.engine.describeMapRun(new DescribeMapRunInput(arn()));
  }

  /** {@code running 2, pending 1, …}: the counts of items that are not 0. */
  String items() {
    return told(described().itemCounts().toString());
  }

  String executions() {
    return told(described().executionCounts().toString());
  }

  private static String told(String counts) {
    return counts
        .replaceAll("MapRunCounts\\[|]", "")
        .replaceAll("(\\w+=0(, )?)", "")
        .replaceAll(", $", "");
  }

  void update(@Nullable Integer concurrency, @Nullable Double percentage, @Nullable Long count) {
    scenario.engine.updateMapRun(new UpdateMapRunInput(arn(), concurrency, percentage, count));
    scenario.after(Duration.ZERO);
  }

  List<Journal> children() {
    return scenario.store.executions(arn(), null, 1000, _ -> true).reversed().stream()
        .map(Store.Entry::journal)
        .toList();
  }

  /** How the children have ended, or where they are, in the order in which they began. */
  List<String> ends() {
    return children().stream().map(Journal::last).map(HistoryEvent::type).map(Enum::name).toList();
  }
}
