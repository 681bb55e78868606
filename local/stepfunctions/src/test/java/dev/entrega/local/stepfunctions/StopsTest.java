package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Door.PASS;
import static dev.entrega.local.stepfunctions.Door.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.GetExecutionHistoryInput;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.api.StopExecutionInput;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.store.Journal;
import dev.entrega.local.stepfunctions.store.Shelf;
import dev.entrega.local.stepfunctions.store.Store;
import dev.entrega.local.stepfunctions.store.StoredActivity;
import dev.entrega.local.stepfunctions.store.StoredAlias;
import dev.entrega.local.stepfunctions.store.StoredExecution;
import dev.entrega.local.stepfunctions.store.StoredMapRun;
import dev.entrega.local.stepfunctions.store.StoredStateMachine;
import dev.entrega.local.stepfunctions.store.StoredTags;
import dev.entrega.local.stepfunctions.store.StoredVersion;
import dev.entrega.local.stepfunctions.time.SteppedTime;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A stop in the moment of a start, when the execution can be seen but does not run yet. */
class StopsTest {

  private final SteppedTime time = new SteppedTime();
  private final Watched store = new Watched(Store.inMemory());
  private final StepFunctions engine =
      new StepFunctions(Location.LOCAL, Integrations.none(), new Ports(time, store, new Random(7)));

  @Test
  void what_does_not_run_yet_ends_as_soon_as_it_would() {
    store.onOpen = arn -> engine.stopExecution(new StopExecutionInput(arn, "No", "too soon"));

    var execution = start("e", WAIT);

    var found = engine.describeExecution(new DescribeExecutionInput(execution));
    assertThat(found.status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(found.error()).isEqualTo("No");
    assertThat(found.cause()).isEqualTo("too soon");
    assertThat(history(execution))
        .containsExactly(HistoryEventType.ExecutionStarted, HistoryEventType.ExecutionAborted);
  }

  @Test
  void a_stop_before_the_start_is_forgotten_with_it() {
    store.onOpen = arn -> engine.stopExecution(new StopExecutionInput(arn, null, null));
    start("e", WAIT);
    store.onOpen = _ -> {};
    time.advance(Duration.ofDays(91));

    var again = start("e", WAIT);

    assertThat(engine.describeExecution(new DescribeExecutionInput(again)).status())
        .isEqualTo(ExecutionStatus.RUNNING);
  }

  @Test
  void a_stop_of_what_has_ended_changes_nothing() {
    var execution = start("e", PASS);

    engine.stopExecution(new StopExecutionInput(execution, null, null));

    assertThat(engine.describeExecution(new DescribeExecutionInput(execution)).status())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
    time.advance(Duration.ofDays(91));
    var again = start("e", PASS);
    assertThat(engine.describeExecution(new DescribeExecutionInput(again)).status())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  private String start(String name, String definition) {
    var machine =
        engine
            .createStateMachine(
                new CreateStateMachineInput(
                    "m", definition, Scenario.ROLE, StateMachineType.STANDARD, null, null))
            .stateMachineArn();
    var arn =
        engine.startExecution(new StartExecutionInput(machine, name, null, null)).executionArn();
    time.settle();
    return arn;
  }

  private List<HistoryEventType> history(String execution) {
    return engine
        .getExecutionHistory(new GetExecutionHistoryInput(execution, null, null, null, null))
        .events()
        .stream()
        .map(HistoryEvent::type)
        .toList();
  }

  /** Lets a test in where a journal has just been opened. */
  private static final class Watched implements Store {

    private final Store store;
    private Consumer<String> onOpen = _ -> {};

    Watched(Store store) {
      this.store = store;
    }

    @Override
    public @Nullable Journal open(StoredExecution execution, HistoryEvent first) {
      var journal = store.open(execution, first);
      onOpen.accept(execution.arn());
      return journal;
    }

    @Override
    public Shelf<StoredStateMachine> stateMachines() {
      return store.stateMachines();
    }

    @Override
    public Shelf<StoredVersion> versions() {
      return store.versions();
    }

    @Override
    public Shelf<StoredAlias> aliases() {
      return store.aliases();
    }

    @Override
    public Shelf<StoredActivity> activities() {
      return store.activities();
    }

    @Override
    public Shelf<StoredTags> tags() {
      return store.tags();
    }

    @Override
    public void removeExecutions(String stateMachineArn) {
      store.removeExecutions(stateMachineArn);
    }

    @Override
    public @Nullable Journal journal(String executionArn) {
      return store.journal(executionArn);
    }

    @Override
    public Shelf<StoredMapRun> mapRuns() {
      return store.mapRuns();
    }

    @Override
    public List<Entry> executions(
        String stateMachineArn, @Nullable Long before, int most, Predicate<Journal> wanted) {
      return store.executions(stateMachineArn, before, most, wanted);
    }

    @Override
    public long salt(RandomGenerator random) {
      return store.salt(random);
    }

    @Override
    public List<Journal> unfinished() {
      return store.unfinished();
    }
  }
}
