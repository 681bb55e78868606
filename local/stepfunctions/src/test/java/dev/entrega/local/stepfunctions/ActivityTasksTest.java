package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Door.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.CreateActivityInput;
import dev.entrega.local.stepfunctions.api.GetActivityTaskInput;
import dev.entrega.local.stepfunctions.api.GetActivityTaskOutput;
import dev.entrega.local.stepfunctions.api.GetExecutionHistoryInput;
import dev.entrega.local.stepfunctions.api.SendTaskFailureInput;
import dev.entrega.local.stepfunctions.api.SendTaskHeartbeatInput;
import dev.entrega.local.stepfunctions.api.SendTaskSuccessInput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.api.StopExecutionInput;
import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tasks that workers ask for. */
class ActivityTasksTest {

  private static final String ACTIVITY = "arn:aws:states:us-east-1:000000000000:activity:pack";

  private final Door door = new Door();

  @Test
  void a_worker_asks_for_a_task_and_answers_it() {
    activity();
    String execution = start("\"InputPath\": \"$.order\"", "{\"order\": [1]}");

    GetActivityTaskOutput task = ask("ada");
    assertThat(task.input()).isEqualTo("[1]");
    answer(task, "{\"packed\": true}");

    assertThat(chain(execution))
        .containsExactly(
            "1<0 ExecutionStarted",
            "2<0 TaskStateEntered",
            "3<2 ActivityScheduled",
            "4<3 ActivityStarted",
            "5<4 ActivitySucceeded",
            "6<5 TaskStateExited",
            "7<6 ExecutionSucceeded");
    assertThat(events(execution).get(2).details())
        .isInstanceOfSatisfying(
            EventDetails.ActivityScheduled.class,
            scheduled -> assertThat(scheduled.resource()).isEqualTo(ACTIVITY));
    assertThat(events(execution).get(3).details())
        .isEqualTo(new EventDetails.ActivityStarted("ada"));
    assertThat(door.describe(execution).output()).isEqualTo("{\"packed\": true}");
  }

  @Test
  void a_worker_may_fail() {
    activity();
    String execution = start("\"TimeoutSeconds\": 60", null);

    door.engine.sendTaskFailure(
        new SendTaskFailureInput(ask(null).taskToken(), "Torn", "the box is wet"));
    door.time.settle();

    assertThat(chain(execution)).contains("5<4 ActivityFailed", "6<5 ExecutionFailed");
    assertThat(door.describe(execution).error()).isEqualTo("Torn");
  }

  @Test
  void who_finds_no_task_waits_a_minute_for_one() {
    activity();
    var answers = new ArrayList<GetActivityTaskOutput>();
    var asks = new GetActivityTaskInput(ACTIVITY, "ada");
    door.time.start(() -> answers.add(door.engine.getActivityTask(asks)));

    door.time.advance(Duration.ofSeconds(59));
    assertThat(answers).isEmpty();
    door.time.advance(Duration.ofSeconds(1));

    assertThat(answers).containsExactly(new GetActivityTaskOutput(null, null));
  }

  @Test
  void who_waits_is_given_the_first_task_that_comes() {
    activity();
    var answers = new ArrayList<GetActivityTaskOutput>();
    var asks = new GetActivityTaskInput(ACTIVITY, "ada");
    door.time.start(() -> answers.add(door.engine.getActivityTask(asks)));
    door.time.advance(Duration.ofSeconds(30));

    start("\"TimeoutSeconds\": 60", "7");

    assertThat(answers).extracting(GetActivityTaskOutput::input).containsExactly("7");
  }

  @Test
  void tasks_are_given_in_their_order_and_once() {
    activity();
    String machine = machine("\"TimeoutSeconds\": 60");
    door.start(machine, "first", "1");
    door.start(machine, "second", "2");

    assertThat(List.of(text(ask("ada")), text(ask("bob")))).containsExactly("1", "2");
  }

  @Test
  void both_clocks_begin_when_a_worker_has_the_task() {
    activity();
    String execution = start("\"TimeoutSeconds\": 60, \"HeartbeatSeconds\": 20", null);
    door.time.advance(Duration.ofDays(1));
    GetActivityTaskOutput task = ask("ada");
    door.time.advance(Duration.ofSeconds(19));
    door.engine.sendTaskHeartbeat(new SendTaskHeartbeatInput(task.taskToken()));
    door.time.advance(Duration.ofSeconds(19));
    assertThat(door.status(execution)).hasToString("RUNNING");

    door.time.advance(Duration.ofSeconds(1));

    assertThat(door.describe(execution).error()).isEqualTo("States.Timeout");
    assertThat(events(execution).get(4).details())
        .isEqualTo(new EventDetails.Failure("States.Timeout", ""));
    refused("TaskTimedOut", "Task Timed Out: '" + ACTIVITY + "'", () -> answer(task, "{}"));
  }

  @Test
  void a_task_that_takes_too_long_times_out() {
    activity();
    String execution = start("\"TimeoutSeconds\": 60", null);
    ask("ada");

    door.time.advance(Duration.ofSeconds(60));

    assertThat(chain(execution)).contains("5<4 ActivityTimedOut", "6<5 ExecutionFailed");
  }

  @Test
  void an_activity_that_is_not_there_ends_the_execution() {
    String execution = start("\"TimeoutSeconds\": 60", null);

    assertThat(chain(execution))
        .containsExactly("1<0 ExecutionStarted", "2<0 TaskStateEntered", "3<2 ExecutionFailed");
    assertThat(door.describe(execution).error()).isEqualTo("States.Runtime");
    assertThat(door.describe(execution).cause())
        .isEqualTo(
            "An error occurred while executing the state 'A' (entered at the event id #2). The"
                + " activity %s does not exist.".formatted(ACTIVITY));
    refused("ActivityDoesNotExist", ACTIVITY, () -> ask("ada"));
  }

  @Test
  void a_task_of_an_execution_that_was_stopped_is_given_to_nobody() {
    activity();
    String machine = machine("\"TimeoutSeconds\": 60");
    String stopped = door.start(machine, "stopped", "1");
    door.start(machine, "running", "2");
    door.engine.stopExecution(new StopExecutionInput(stopped, null, null));

    assertThat(text(ask("ada"))).isEqualTo("2");
  }

  private void activity() {
    door.engine.createActivity(new CreateActivityInput("pack", null, null));
  }

  private String machine(String fields) {
    return door.create(
        "m",
        Door.state(
            "\"Type\": \"Task\", \"Resource\": \"%s\", %s, \"End\": true"
                .formatted(ACTIVITY, fields)),
        StateMachineType.STANDARD);
  }

  private String start(String fields, @Nullable String input) {
    return door.start(machine(fields), "e", input);
  }

  private GetActivityTaskOutput ask(@Nullable String worker) {
    GetActivityTaskOutput task =
        door.engine.getActivityTask(new GetActivityTaskInput(ACTIVITY, worker));
    door.time.settle();
    return task;
  }

  private void answer(GetActivityTaskOutput task, String output) {
    door.engine.sendTaskSuccess(new SendTaskSuccessInput(task.taskToken(), output));
    door.time.settle();
  }

  private static String text(GetActivityTaskOutput task) {
    return Objects.requireNonNull(task.input());
  }

  private List<HistoryEvent> events(String execution) {
    return door.engine
        .getExecutionHistory(new GetExecutionHistoryInput(execution, null, null, null, null))
        .events();
  }

  private List<String> chain(String execution) {
    return events(execution).stream()
        .map(event -> event.id() + "<" + event.previousEventId() + " " + event.type())
        .toList();
  }
}
