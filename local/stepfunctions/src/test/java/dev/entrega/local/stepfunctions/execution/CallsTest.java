package dev.entrega.local.stepfunctions.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.history.Branch;
import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a mock answers next depends on how often its state has called before, restarts included. */
class CallsTest {

  private final Calls calls = new Calls();
  private final List<HistoryEvent> history = new ArrayList<>();

  @Test
  void each_state_counts_its_own_calls() {
    assertThat(calls.next("A")).isZero();
    assertThat(calls.next("A")).isEqualTo(1);
    assertThat(calls.next("B")).isZero();

    assertThat(calls.last("A")).isEqualTo(1);
    assertThat(calls.last("B")).isZero();
    assertThat(calls.last("never called")).isZero();
  }

  @Test
  void calls_of_every_kind_that_a_history_tells_have_been_made() {
    happened(HistoryEventType.ExecutionStarted, null, Branch.MAIN);
    happened(HistoryEventType.TaskStateEntered, entered("A"), Branch.MAIN);
    happened(
        HistoryEventType.LambdaFunctionScheduled,
        new EventDetails.LambdaFunctionScheduled("arn", null, null, null, null),
        Branch.MAIN);
    happened(
        HistoryEventType.TaskScheduled,
        new EventDetails.TaskScheduled("sqs", "sendMessage", "r", null, null, null, null),
        Branch.MAIN);
    happened(
        HistoryEventType.ActivityScheduled,
        new EventDetails.ActivityScheduled("arn", null, null, null, null),
        Branch.MAIN);

    calls.met(history);

    assertThat(calls.next("A")).isEqualTo(3);
  }

  @Test
  void branches_that_run_at_once_count_for_the_state_that_each_is_in() {
    var other = new Branch(2, 1);
    happened(HistoryEventType.TaskStateEntered, entered("A"), Branch.MAIN);
    happened(HistoryEventType.TaskStateEntered, entered("B"), other);
    happened(
        HistoryEventType.TaskScheduled,
        new EventDetails.TaskScheduled("sqs", "sendMessage", "r", null, null, null, null),
        other);

    calls.met(history);

    assertThat(calls.next("A")).isZero();
    assertThat(calls.next("B")).isEqualTo(1);
  }

  private static EventDetails entered(String state) {
    return new EventDetails.StateEntered(state, null, null);
  }

  private void happened(HistoryEventType type, @Nullable EventDetails details, Branch branch) {
    long id = history.size() + 1L;
    history.add(new HistoryEvent(Instant.EPOCH, type, id, id - 1, details, branch));
  }
}
