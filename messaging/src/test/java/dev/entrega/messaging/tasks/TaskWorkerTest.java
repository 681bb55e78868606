package dev.entrega.messaging.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.messaging.contracts.Violation;
import dev.entrega.messaging.queues.QueueMessage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

final class TaskWorkerTest {

  record Count(String sku, int quantity) {}

  record Counted(boolean enough, Instant at, @Nullable String note) {}

  private final FakeStepFunctions stepFunctions = new FakeStepFunctions();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private Instant now = Instant.ofEpochSecond(10);
  private final Heartbeats heartbeats =
      new Heartbeats(stepFunctions, Duration.ofSeconds(10), () -> now);
  private final TaskWorker.Workflows workflows =
      new TaskWorker.Workflows(new StepFunctionsAnswers(stepFunctions), heartbeats, () -> now);

  @Test
  void an_output_goes_back_as_json_with_the_token() throws Exception {
    worker(task -> TaskOutcome.succeeded(new Counted(task.input().quantity() < 5, now, null)))
        .on(message("count"));

    assertThat(stepFunctions.heard)
        .containsExactly("success t-1 {\"enough\":true,\"at\":\"1970-01-01T00:00:10Z\"}");
    assertThat(answered("succeeded")).isEqualTo(1);
    assertThat(metrics.get("entrega.tasks.received").counter().count()).isEqualTo(1);
    assertThat(metrics.get("entrega.tasks.age").timer().totalTime(TimeUnit.SECONDS)).isEqualTo(7);
    assertThat(metrics.get("entrega.tasks.in.flight").gauge().value()).isZero();
  }

  @Test
  void a_handler_is_told_the_whole_task() throws Exception {
    var told = new AtomicReference<Task<Count>>();
    worker(
            task -> {
              told.set(task);
              return TaskOutcome.deferred();
            })
        .on(message("count"));

    assertThat(told.get())
        .isEqualTo(new Task<>("t-1", "count", 1, "A-1", "arn:x", new Count("mug", 2)));
  }

  @Test
  void no_is_an_answer_too() throws Exception {
    worker(_ -> TaskOutcome.failed("Stock.Gone", "the shelf is empty")).on(message("count"));

    assertThat(stepFunctions.heard).containsExactly("failure t-1 Stock.Gone the shelf is empty");
    assertThat(answered("failed")).isEqualTo(1);
  }

  @Test
  void an_error_and_a_cause_are_cut_to_what_aws_takes() throws Exception {
    worker(_ -> TaskOutcome.failed("e".repeat(300), "c".repeat(40_000))).on(message("count"));

    assertThat(stepFunctions.heard.getFirst())
        .isEqualTo("failure t-1 " + "e".repeat(256) + " " + "c".repeat(32_768));
  }

  @Test
  void a_deferred_task_is_not_answered_and_its_message_may_go() throws Exception {
    worker(_ -> TaskOutcome.deferred()).on(message("count"));

    assertThat(stepFunctions.heard).isEmpty();
    assertThat(answered("deferred")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"timed out", "gone"})
  void an_answer_that_comes_too_late_is_counted_and_the_message_may_go(String how)
      throws Exception {
    stepFunctions.fault =
        how.equals("gone")
            ? TaskDoesNotExistException.builder().build()
            : TaskTimedOutException.builder().build();

    worker(_ -> TaskOutcome.succeeded("done")).on(message("count"));

    assertThat(metrics.get("entrega.tasks.rejected").tag("task", "count").counter().count())
        .isEqualTo(1);
  }

  @Test
  void an_answer_that_aws_does_not_take_is_a_fault() {
    stepFunctions.fault = SdkClientException.create("away");

    assertThatThrownBy(() -> worker(_ -> TaskOutcome.succeeded("done")).on(message("count")))
        .isInstanceOf(SdkClientException.class);
  }

  @Test
  void an_exception_of_the_handler_is_a_fault() {
    assertThatThrownBy(() ->
            worker(
                    _ -> {
                      throw new IllegalStateException("no database");
                    })
                .on(message("count")))
        .hasMessage("no database");
    assertThat(stepFunctions.heard).isEmpty();
  }

  @Test
  void the_workflow_hears_a_heartbeat_while_the_handler_works_and_none_after() throws Exception {
    worker(
            _ -> {
              pass(Duration.ofSeconds(9));
              pass(Duration.ofSeconds(1));
              pass(Duration.ofSeconds(10));
              return TaskOutcome.deferred();
            })
        .on(message("count"));
    pass(Duration.ofSeconds(10));

    assertThat(stepFunctions.heard).containsExactly("heartbeat t-1", "heartbeat t-1");
  }

  @Test
  void a_heartbeat_that_is_not_sent_ends_nothing() throws Exception {
    stepFunctions.fault = SdkClientException.create("away");
    worker(
            _ -> {
              pass(Duration.ofSeconds(10));
              return TaskOutcome.deferred();
            })
        .on(message("count"));

    assertThat(answered("deferred")).isEqualTo(1);
  }

  @Test
  void a_heartbeat_that_met_a_bug_of_ours_is_not_the_last() throws Exception {
    worker(
            _ -> {
              stepFunctions.fault = new IllegalStateException("a bug in the heartbeat");
              pass(Duration.ofSeconds(10));
              stepFunctions.fault = null;
              pass(Duration.ofSeconds(10));
              return TaskOutcome.deferred();
            })
        .on(message("count"));

    assertThat(stepFunctions.heard).containsExactly("heartbeat t-1");
  }

  @Test
  void a_handler_whose_workflow_no_longer_waits_is_interrupted_and_the_message_may_go()
      throws Exception {
    stepFunctions.fault = TaskTimedOutException.builder().build();
    worker(
            _ -> {
              pass(Duration.ofSeconds(10));
              new CountDownLatch(1).await();
              return TaskOutcome.deferred();
            })
        .on(message("count"));

    assertThat(metrics.get("entrega.tasks.rejected").counter().count()).isEqualTo(1);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void an_interruption_for_another_reason_stays_one() {
    assertThatThrownBy(() ->
            worker(
                    _ -> {
                      throw new InterruptedException("hard maximum");
                    })
                .on(message("count")))
        .isInstanceOf(InterruptedException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nonsense | Expected readable JSON",
        "{} | Expected $.taskToken, but it is missing",
        "{\"taskToken\":\"t\",\"task\":\"fly\",\"version\":1,\"orderId\":\"A\",\"executionArn\":\"x\",\"input\":{}} | Expected a task of shelf, one of [count], but it was fly",
        "{\"taskToken\":\"t\",\"task\":\"count\",\"version\":1,\"orderId\":\"A/B\",\"executionArn\":\"x\",\"input\":{}} | Expected $.orderId to match ^[A-Za-z0-9_-]{1,80}$, but was \"A/B\"",
        "{\"taskToken\":\"t\",\"task\":\"count\",\"version\":1,\"orderId\":\"A\",\"executionArn\":\"x\",\"input\":{\"quantity\":\"many\"}} | Expected readable JSON"
      })
  void what_is_no_task_of_this_queue_is_left_for_its_dead_letter_queue(String body, String reason) {
    List<Object> called = new ArrayList<>();
    var worker =
        worker(task -> {
          called.add(task);
          return TaskOutcome.deferred();
        });

    assertThatThrownBy(() -> worker.on(new QueueMessage("m-1", body, Instant.EPOCH, 1)))
        .isInstanceOf(Violation.class)
        .hasMessageStartingWith(reason);
    assertThat(called).isEmpty();
  }

  private TaskWorker worker(TaskHandler<Count, ?> handler) {
    return new TaskWorker(
        TaskQueue.named("shelf").on("count", Count.class, handler), workflows, metrics);
  }

  private static QueueMessage message(String task) {
    var body =
        """
        {"taskToken": "t-1", "task": "%s", "version": 1, "orderId": "A-1", "executionArn": "arn:x",
         "input": {"sku": "mug", "quantity": 2, "colour": "blue"}}\
        """
            .formatted(task);
    return new QueueMessage("m-1", body, Instant.ofEpochSecond(3), 1);
  }

  private double answered(String outcome) {
    return metrics.get("entrega.tasks.answered").tag("outcome", outcome).counter().count();
  }

  private void pass(Duration time) {
    now = now.plus(time);
    heartbeats.tick();
  }
}
