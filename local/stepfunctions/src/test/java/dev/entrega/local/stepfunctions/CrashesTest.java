package dev.entrega.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import dev.entrega.local.stepfunctions.time.SteppedTime;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loses each execution after every single write, takes it up again, and expects that it ends as it
 * would have, that time has not begun anew, and that nobody is asked again who has the task or has
 * answered.
 */
class CrashesTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "states-of-all-kinds",
        "calls-and-tokens",
        "retries",
        "a-timeout",
        "an-early-answer",
        "branches",
        "a-branch-that-fails",
        "two-branches-that-fail",
        "items",
        "an-item-that-fails",
        "dice-and-variables",
        "an-execution-inside",
        "children",
        "children-that-fail",
        "a-run-that-is-aborted",
        "a-run-that-is-taken-up-again"
      })
  void an_execution_goes_on_after_a_crash_at_any_moment(String definition) {
    var whole = new Life(CrashedStore.living(), new Workers(), new SteppedTime());
    whole.start(definition);
    whole.lives();
    var expected = whole.describe();

    for (int kept = 1; kept < whole.store.writes(); kept++) {
      var first = new Life(new CrashedStore(kept), new Workers(), new SteppedTime());
      first.start(definition);
      first.lives();
      var left = first.store.left();
      var second = first.next();
      second.lives();
      var ended = second.describe();

      assertThat(ended.status())
          .as("after %d writes: %s", kept, ended)
          .isEqualTo(expected.status());
      assertThat(ended.error()).isEqualTo(expected.error());
      assertThat(ended.output()).as("output after %d", kept).isEqualTo(expected.output());
      assertThat(ended.stopDate()).as("end after %d", kept).isEqualTo(expected.stopDate());
      assertThat(second.history())
          .as("history after %d", kept)
          .startsWith(left.history(Life.EXECUTION).toArray(HistoryEvent[]::new));
      assertThat(second.workers.asked())
          .as("asked again after %d", kept)
          .isEqualTo(whole.workers.asked() - withWorkers(left));
    }
  }

  /** How many tasks workers are known to have, or to have had. */
  private static long withWorkers(CrashedStore store) {
    var tokens = new HashSet<>(store.held());
    for (String execution : store.executions()) {
      var history = store.history(execution);
      history.stream()
          .filter(event -> event.type() == HistoryEventType.TaskSubmitted)
          .map(event -> scheduled(history, event))
          .filter(CrashesTest::isSent)
          .forEach(event -> tokens.add(token(event)));
    }
    return tokens.size();
  }

  private static EventDetails.TaskScheduled scheduled(
      List<HistoryEvent> history, HistoryEvent submitted) {
    HistoryEvent event = submitted;
    while (!(event.details() instanceof EventDetails.TaskScheduled)) {
      event = history.get((int) event.previousEventId() - 1);
    }
    return (EventDetails.TaskScheduled) event.details();
  }

  private static boolean isSent(EventDetails.TaskScheduled task) {
    return task.resourceType().equals("sqs");
  }

  private static String token(EventDetails.TaskScheduled task) {
    return JSON.readTree(task.parameters()).at("/token").stringValue();
  }
}
