package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import dev.entrega.local.stepfunctions.store.Journal;
import dev.entrega.local.stepfunctions.store.StoredExecution;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A child of a Map Run and how it ended, as its results tell it.
 *
 * @param last the event with which it ended
 * @param redriveCount how often it was taken up again
 */
record ChildResult(StoredExecution execution, HistoryEvent last, int redriveCount) {

  /** That of a child which has ended. */
  static ChildResult of(MapChildren.Child child, HistoryEvent last) {
    Journal journal = child.journal();
    return new ChildResult(journal.execution(), last, journal.redriveCount());
  }

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  boolean succeeded() {
    return last.type() == HistoryEventType.ExecutionSucceeded;
  }

  /** The text of what it made; absent where it did not succeed. */
  @Nullable String text() {
    return last.details() instanceof EventDetails.Output(var output, _) ? output : null;
  }

  /** What it made, or everything where it made nothing. */
  JsonNode output() {
    String text = text();
    return text == null ? whole() : MAPPER.readTree(text);
  }

  /** Everything that DescribeExecution would tell of it, in the order of names. */
  JsonNode whole() {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    if (last.details() instanceof EventDetails.Failure(var error, var cause)) {
      put(whole, "Cause", cause);
      put(whole, "Error", error);
    }
    whole.put("ExecutionArn", execution.arn());
    whole.put("Input", execution.input());
    whole.putObject("InputDetails").put("Included", true);
    whole.put("Name", execution.name());
    if (text() != null) {
      whole.put("Output", text());
      whole.putObject("OutputDetails").put("Included", true);
    }
    whole.put("RedriveCount", redriveCount);
    String status = status();
    boolean redrivable =
        !succeeded() && execution.stateMachine().type() == StateMachineType.STANDARD;
    whole.put("RedriveStatus", redrivable ? "REDRIVABLE_BY_MAP_RUN" : "NOT_REDRIVABLE");
    if (!redrivable) {
      whole.put("RedriveStatusReason", "Execution is %s and cannot be redriven".formatted(status));
    }
    whole.put("StartDate", execution.startDate().toString());
    whole.put("StateMachineArn", execution.stateMachine().arn());
    whole.put("Status", status);
    whole.put("StopDate", last.timestamp().toString());
    return whole;
  }

  private static void put(ObjectNode whole, String name, @Nullable String text) {
    if (text != null) {
      whole.put(name, text);
    }
  }

  private String status() {
    return switch (last.type()) {
      case ExecutionSucceeded -> "SUCCEEDED";
      case ExecutionTimedOut -> "TIMED_OUT";
      case ExecutionAborted -> "ABORTED";
      default -> "FAILED";
    };
  }
}
