package dev.entrega.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionOutput;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.history.Branch;
import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import dev.entrega.local.stepfunctions.history.Truncation;
import dev.entrega.local.stepfunctions.integration.Integration;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.store.Journal;
import dev.entrega.local.stepfunctions.time.SteppedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Two branches end almost at once, and then the engine crashes. What the one whose branch came
 * first did to the other is in the history, and it happens likewise when that is interpreted again.
 */
class InterruptionsTest {

  private static final String TASK =
      """
      {"StartAt": "T", "States": {"T": {"Type": "Task", "End": true,
        "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        "Parameters": {"token.$": "$$.Task.Token"}}}}\
      """;

  private static final String BRANCHES =
      """
      {"StartAt": "P", "States": {
        "P": {"Type": "Parallel", "End": true, "Branches": [%s, %s],
          "Retry": [{"ErrorEquals": ["Retried"], "IntervalSeconds": 5, "MaxAttempts": 1}],
          "Catch": [{"ErrorEquals": ["Caught"], "Next": "Z"}]},
        "Z": {"Type": "Pass", "End": true}}}
      """
          .formatted(TASK, TASK.replace("\"T\"", "\"U\""));

  private static final String ITEMS =
      """
      {"StartAt": "M", "States": {
        "M": {"Type": "Map", "MaxConcurrency": 2, "ItemsPath": "$", "End": true,
          "Catch": [{"ErrorEquals": ["Caught"], "Next": "Z"}], "ItemProcessor": %s},
        "Z": {"Type": "Pass", "End": true}}}
      """
          .formatted(TASK);

  private static final Branch FIRST = new Branch(3, 0);
  private static final Branch SECOND = new Branch(3, 1);
  private static final Branch THIRD = new Branch(3, 2);

  private final SteppedTime time = new SteppedTime();
  private final CrashedStore store = CrashedStore.living();
  private final List<String> tokens = new ArrayList<>();
  private String execution = "";

  @Test
  void a_task_that_was_answered_but_given_up_before_it_heard_is_given_up_again() {
    givenStarted(BRANCHES, "{}");
    fails(FIRST, "Caught");
    succeeds(SECOND);
    append(SECOND, HistoryEventType.TaskStateAborted, null);

    var taken = takenUp();

    assertThat(taken.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(taken.output()).contains("\"Error\":\"Caught\"");
  }

  @Test
  void a_task_that_failed_but_was_given_up_before_it_heard_is_given_up_again() {
    givenStarted(BRANCHES, "{}");
    fails(FIRST, "Caught");
    fails(SECOND, "Otherwise");
    append(SECOND, HistoryEventType.TaskStateAborted, null);

    assertThat(takenUp().output()).contains("\"Error\":\"Caught\"");
  }

  @Test
  void an_answer_that_is_held_for_a_task_that_was_given_up_counts_for_nothing() {
    givenStarted(BRANCHES, "{}");
    fails(FIRST, "Caught");
    journal().hold(tokens.get(1), new EventDetails.Output("1", Truncation.NONE));
    append(SECOND, HistoryEventType.TaskStateAborted, null);

    assertThat(takenUp().output()).contains("\"Error\":\"Caught\"");
  }

  @Test
  void of_two_failures_that_one_wins_again_after_which_the_history_goes_on() {
    givenStarted(BRANCHES, "{}");
    fails(FIRST, "Caught");
    long wins = fails(SECOND, "Retried");
    appendAfter(wins, Branch.MAIN, HistoryEventType.ParallelStateStarted, null);

    var taken = takenUp();

    assertThat(taken.status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(tokens).hasSize(4);
  }

  @Test
  void an_item_that_began_when_another_ended_begins_again_although_a_third_had_failed_before() {
    givenStarted(ITEMS, "[1, 2, 3]");
    fails(SECOND, "Caught");
    append(SECOND, HistoryEventType.MapIterationFailed, new EventDetails.MapIteration("M", 1));
    succeeds(FIRST);
    long free =
        append(
            FIRST,
            HistoryEventType.TaskStateExited,
            new EventDetails.StateExited("T", "1", Truncation.NONE, null, null, null));
    append(FIRST, HistoryEventType.MapIterationSucceeded, new EventDetails.MapIteration("M", 0));
    appendAfter(
        free, THIRD, HistoryEventType.MapIterationStarted, new EventDetails.MapIteration("M", 2));

    var taken = takenUp();

    assertThat(taken.output()).contains("\"Error\":\"Caught\"");
    assertThat(journal().events(0, journal().size()))
        .filteredOn(event -> event.branch().equals(THIRD))
        .extracting(HistoryEvent::type)
        .contains(HistoryEventType.TaskStateAborted, HistoryEventType.MapIterationAborted);
  }

  private void givenStarted(String definition, String input) {
    StepFunctions engine = engine();
    String machine =
        engine
            .createStateMachine(
                new CreateStateMachineInput(
                    "m", definition, Scenario.ROLE, StateMachineType.STANDARD, null, null))
            .stateMachineArn();
    execution =
        engine.startExecution(new StartExecutionInput(machine, "e", input, null)).executionArn();
    time.settle();
    engine.close();
    time.settle();
  }

  private DescribeExecutionOutput takenUp() {
    try (StepFunctions engine = engine()) {
      engine.resume();
      time.advance(Duration.ofSeconds(5));
      return engine.describeExecution(new DescribeExecutionInput(execution));
    }
  }

  private StepFunctions engine() {
    Integration sends =
        arguments -> {
          tokens.add(arguments.at("/token").stringValue());
          return JsonNodeFactory.instance.objectNode();
        };
    return new StepFunctions(
        Location.LOCAL,
        new Integrations(Map.of("sqs:sendMessage", sends), arguments -> arguments),
        new Ports(time, store, new Random(7)));
  }

  private Journal journal() {
    return Objects.requireNonNull(store.journal(execution));
  }

  private long fails(Branch branch, String error) {
    return append(
        branch,
        HistoryEventType.TaskFailed,
        new EventDetails.TaskFailure("sqs", "sendMessage.waitForTaskToken", error, null));
  }

  private void succeeds(Branch branch) {
    append(
        branch,
        HistoryEventType.TaskSucceeded,
        new EventDetails.TaskOutput("sqs", "sendMessage.waitForTaskToken", "1", Truncation.NONE));
  }

  /** Adds an event to a branch. */
  private long append(Branch branch, HistoryEventType type, @Nullable EventDetails details) {
    long previous =
        journal().events(0, journal().size()).stream()
            .filter(event -> event.branch().equals(branch))
            .mapToLong(HistoryEvent::id)
            .max()
            .orElse(0);
    return appendAfter(previous, branch, type, details);
  }

  private long appendAfter(
      long previous, Branch branch, HistoryEventType type, @Nullable EventDetails details) {
    long id = journal().last().id() + 1;
    journal().append(new HistoryEvent(time.instant(), type, id, previous, details, branch));
    return id;
  }
}
