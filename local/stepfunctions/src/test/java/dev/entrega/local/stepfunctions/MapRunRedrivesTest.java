package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.MapRunTold.WAITS;
import static dev.entrega.local.stepfunctions.MapRunTold.map;
import static dev.entrega.local.stepfunctions.Scenario.answers;
import static dev.entrega.local.stepfunctions.Scenario.fails;
import static dev.entrega.local.stepfunctions.Scenario.givenStates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.ExecutionListItem;
import dev.entrega.local.stepfunctions.api.ExecutionRedriveFilter;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.ListExecutionsInput;
import dev.entrega.local.stepfunctions.api.RedriveExecutionInput;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.store.Journal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What of a Map Run is done again when its execution is taken up after its end. */
class MapRunRedrivesTest {

  private static final String CALLS =
      "\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"Next\": \"B\"}, \"B\": {"
          + "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\", \"End\": true}}";

  @Test
  void children_that_failed_go_on_and_those_that_had_ended_well_count() {
    Scenario scenario =
        givenStates("M", map("\"MaxConcurrency\": 1,", CALLS))
            .when("lambda:invoke", answers("10"), fails("Broken"), answers("20"), answers("30"))
            .runs("[1, 2, 3]");
    var run = new MapRunTold(scenario);
    String arn = run.arn();
    assertThat(run.described().status()).hasToString("FAILED");
    assertThat(run.executions()).isEqualTo("pending=1, succeeded=1, failed=1, total=3");

    scenario
        .after(Duration.ofHours(1))
        .redriven()
        .expectOutput("[10, 20, 30]")
        .expectChain(
            "1<0 ExecutionStarted",
            "2<0 MapStateEntered",
            "3<2 MapStateStarted",
            "4<3 MapRunStarted",
            "5<4 MapRunFailed",
            "6<5 MapStateFailed",
            "7<6 ExecutionFailed",
            "8<7 ExecutionRedriven",
            "9<4 MapRunRedriven",
            "10<9 MapRunSucceeded",
            "11<10 MapStateSucceeded",
            "12<10 MapStateExited",
            "13<12 ExecutionSucceeded");

    assertThat(run.all()).hasSize(1);
    assertThat(run.arn()).isEqualTo(arn);
    assertThat(run.executions()).isEqualTo("succeeded=3, total=3");
    assertThat(run.described().redriveCount()).isEqualTo(1);
    assertThat(run.described().redriveDate()).isEqualTo("2026-01-01T01:00:00Z");
    assertThat(history(run.children().get(1)).stream().map(Scenario::line))
        .containsExactly(
            "ExecutionStarted",
            "PassStateEntered A",
            "PassStateExited A",
            "TaskStateEntered B",
            "TaskScheduled",
            "TaskStarted",
            "TaskFailed Broken",
            "ExecutionFailed Broken",
            "ExecutionRedriven",
            "TaskScheduled",
            "TaskStarted",
            "TaskSucceeded",
            "TaskStateExited B",
            "ExecutionSucceeded");
  }

  private static List<HistoryEvent> history(Journal child) {
    return child.events(0, child.size());
  }

  @Test
  void children_that_were_taken_up_again_can_be_listed() {
    Scenario scenario =
        givenStates("M", map("\"MaxConcurrency\": 1,", CALLS))
            .when("lambda:invoke", fails("Broken"))
            .runs("[1, 2]")
            .redriven();

    assertThat(listed(scenario, ExecutionRedriveFilter.REDRIVEN))
        .singleElement()
        .satisfies(child -> assertThat(child.redriveCount()).isEqualTo(1));
    assertThat(listed(scenario, ExecutionRedriveFilter.NOT_REDRIVEN)).hasSize(1);
  }

  private static List<ExecutionListItem> listed(Scenario scenario, ExecutionRedriveFilter redrive) {
    return listed(scenario, null, redrive);
  }

  private static List<ExecutionListItem> listed(
      Scenario scenario,
      @Nullable ExecutionStatus status,
      @Nullable ExecutionRedriveFilter redrive) {
    String run = new MapRunTold(scenario).arn();
    return scenario
        .engine
        .listExecutions(new ListExecutionsInput(null, status, null, null, run, redrive))
        .executions();
  }

  @Test
  void a_child_that_must_wait_for_another_awaits_its_redrive() {
    String sends =
        "\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Task\", \"Resource\":"
            + " \"arn:aws:states:::sqs:sendMessage.waitForTaskToken\", \"Parameters\":"
            + " {\"token.$\": \"$$.Task.Token\"}, \"End\": true}}";
    Scenario scenario =
        givenStates("M", map("\"MaxConcurrency\": 1, \"ToleratedFailureCount\": 1,", sends))
            .when("sqs:sendMessage", fails("One"), fails("Two"), answers("{}"))
            .runs("[1, 2]");
    assertThat(listed(scenario, ExecutionStatus.FAILED, null)).hasSize(2);

    scenario.after(Duration.ofHours(1)).redriven();

    assertThat(listed(scenario, ExecutionStatus.FAILED, null)).isEmpty();
    assertThat(listed(scenario, ExecutionStatus.RUNNING, null)).hasSize(1);
    assertThat(listed(scenario, ExecutionStatus.PENDING_REDRIVE, null))
        .singleElement()
        .satisfies(child -> {
          assertThat(child.status()).isEqualTo(ExecutionStatus.PENDING_REDRIVE);
          assertThat(
                  scenario
                      .engine
                      .describeExecution(new DescribeExecutionInput(child.executionArn()))
                      .status())
              .isEqualTo(ExecutionStatus.PENDING_REDRIVE);
        });

    scenario.stopped();

    assertThat(listed(scenario, ExecutionStatus.PENDING_REDRIVE, null)).isEmpty();
    assertThat(listed(scenario, ExecutionStatus.FAILED, null)).hasSize(1);
  }

  @Test
  void a_run_is_taken_up_again_a_thousand_times_at_most() {
    Scenario scenario =
        givenStates(
                "M",
                map("EXPRESS", "", "\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Fail\"}}"))
            .runs("[1]");
    var run = new MapRunTold(scenario);
    run.redrivenBefore(999);
    scenario.redriven();
    assertThat(run.described().redriveCount()).isEqualTo(1_000);
    assertThat(scenario.execution().error()).isEqualTo("States.ExceedToleratedFailureThreshold");

    scenario.redriven();

    assertThat(run.described().redriveCount()).isEqualTo(1_000);
    assertThat(scenario.execution().error()).isEqualTo("States.Runtime");
    assertThat(scenario.execution().cause()).contains("has been redriven 1000 times");
  }

  @Test
  void express_children_begin_anew() {
    Scenario scenario =
        givenStates("M", map("EXPRESS", "\"MaxConcurrency\": 1,", CALLS))
            .when("lambda:invoke", answers("10"), fails("Broken"), answers("20"))
            .runs("[1, 2]")
            .after(Duration.ofHours(1))
            .redriven()
            .expectOutput("[10, 20]");

    assertThat(new MapRunTold(scenario).executions()).isEqualTo("succeeded=2, total=2");
    assertThat(scenario.called).hasSize(3);
  }

  @Test
  void children_that_were_stopped_go_on() {
    Scenario scenario = givenStates("M", map("", WAITS)).runs("[5, 9]").stopped();
    var run = new MapRunTold(scenario);
    assertThat(run.executions()).isEqualTo("aborted=2, total=2");

    scenario.redriven();
    assertThat(run.described().status()).hasToString("RUNNING");
    assertThat(run.described().stopDate()).isNull();
    assertThat(run.executions()).isEqualTo("running=2, total=2");

    scenario.after(Duration.ofSeconds(9)).expectOutput("[5, 9]");
    assertThat(run.executions()).isEqualTo("succeeded=2, total=2");
  }

  @Test
  void those_that_wait_to_be_taken_up_again_are_told() {
    Scenario scenario =
        givenStates("M", map("\"MaxConcurrency\": 2,", WAITS)).runs("[5, 5, 5]").stopped();
    var run = new MapRunTold(scenario);

    scenario.redriven();
    assertThat(run.items()).isEqualTo("pending=1, running=2, total=3");
    scenario.stopped();

    scenario.redriven().after(Duration.ofSeconds(10));
    assertThat(run.items()).isEqualTo("succeeded=3, total=3");
    assertThat(run.described().redriveCount()).isEqualTo(2);
  }

  @Test
  void failures_are_counted_anew() {
    Scenario scenario =
        givenStates("M", map("\"MaxConcurrency\": 1, \"ToleratedFailureCount\": 1,", CALLS))
            .when(
                "lambda:invoke",
                fails("One"),
                fails("Two"),
                answers("10"),
                fails("Two"),
                answers("30"))
            .runs("[1, 2, 3]");
    assertThat(scenario.execution().status()).hasToString("FAILED");

    scenario.redriven();

    assertThat(scenario.execution().status()).hasToString("SUCCEEDED");
    assertThat(new MapRunTold(scenario).items()).isEqualTo("succeeded=2, failed=1, total=3");
  }

  @Test
  void a_run_may_fail_again_and_be_taken_up_again() {
    Scenario scenario =
        givenStates("M", map("", CALLS))
            .when("lambda:invoke", fails("One"), fails("Two"), answers("10"))
            .runs("[1]")
            .redriven()
            .redriven()
            .expectOutput("[10]");

    assertThat(new MapRunTold(scenario).described().redriveCount()).isEqualTo(2);
    assertThat(scenario.events().stream().map(Scenario::line))
        .containsSubsequence(
            "MapRunRedriven",
            "MapRunFailed States.ExceedToleratedFailureThreshold",
            "MapRunRedriven",
            "MapRunSucceeded");
  }

  @Test
  void another_run_begins_where_the_one_had_ended_well() {
    Scenario scenario = givenStates("M", map("\"OutputPath\": \"$[7]\",", CALLS)).runs("[1]");
    scenario.expectFailure("States.Runtime", scenario.execution().cause());

    scenario.redriven();

    assertThat(new MapRunTold(scenario).all()).hasSize(2);
    assertThat(scenario.called).hasSize(2);
  }

  @Test
  void a_child_cannot_be_taken_up_by_itself() {
    Scenario scenario =
        givenStates("M", map("", CALLS)).when("lambda:invoke", fails("Broken")).runs("[1]");
    String child = new MapRunTold(scenario).children().getFirst().execution().arn();

    Door.refused(
        "ExecutionNotRedrivable",
        "child of a Map Run",
        () -> scenario.engine.redriveExecution(new RedriveExecutionInput(child, null)));
  }
}
