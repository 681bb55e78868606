package dev.entrega.messaging.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
final class QueueWorkersTest {

  private static final Duration SOON = Duration.ofSeconds(5);

  private final FakeSqs sqs = new FakeSqs();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();
  private Duration deleteWithin = Duration.ofMillis(10);
  private Duration maximum = Duration.ofMinutes(5);
  private @Nullable QueueWorkers workers;

  @AfterEach
  void stop() {
    if (workers != null && workers.isRunning()) {
      workers.stop();
    }
  }

  @Test
  void a_message_is_deleted_after_its_handler_returned() throws Exception {
    read(QueueConsumer.ofBodies("orders", 4, handled::add));

    sqs.send("one", "two");

    assertThat(List.of(handled.poll(5, TimeUnit.SECONDS), handled.poll(5, TimeUnit.SECONDS)))
        .containsExactlyInAnyOrder("one", "two");
    await().atMost(SOON).until(() -> sqs.deleted().size() == 2);
    assertThat(metrics.get("entrega.queues.handling").tag("queue", "orders").timer().count())
        .isEqualTo(2);
  }

  @Test
  void a_permit_comes_before_the_message() {
    var gate = new Semaphore(0);
    var inside = new AtomicInteger();
    read(
        new QueueConsumer(
            "orders",
            3,
            message -> {
              inside.incrementAndGet();
              gate.acquire();
            }));

    sqs.send("a", "b", "c", "d", "e", "f");

    await().atMost(SOON).until(() -> inside.get() == 3);
    await().during(Duration.ofMillis(100)).until(() -> inside.get() == 3);
    assertThat(sqs.asked).allMatch(asked -> asked <= 3);
    assertThat(metrics.get("entrega.queues.in.flight").gauge().value()).isEqualTo(3);
    gate.release(6);
    await().atMost(SOON).until(() -> sqs.deleted().size() == 6);
  }

  @Test
  void a_failed_message_comes_again_after_a_growing_pause() {
    read(
        new QueueConsumer(
            "orders",
            1,
            message -> {
              handled.add("attempt " + message.attempt());
              if (message.attempt() < 4) {
                throw new IllegalStateException("the database is away");
              }
            }));

    sqs.send("one");

    await().atMost(SOON).until(() -> sqs.deleted().equals(List.of("one")));
    assertThat(handled).containsExactly("attempt 1", "attempt 2", "attempt 3", "attempt 4");
    assertThat(sqs.pauses).containsExactly(1, 2, 4);
  }

  @Test
  void a_message_whose_pause_cannot_be_set_stays_hidden_and_the_next_one_goes_through() {
    sqs.visibilityFaults.set(1);
    read(
        new QueueConsumer(
            "orders",
            1,
            message -> {
              if (message.body().equals("bad")) {
                throw new IllegalStateException("the database is away");
              }
            }));

    sqs.send("bad", "good");

    await().atMost(SOON).until(() -> sqs.deleted().equals(List.of("good")));
  }

  @Test
  void a_handler_beyond_the_hard_maximum_is_interrupted_and_its_message_comes_again() {
    maximum = Duration.ofMillis(200);
    read(
        new QueueConsumer(
            "orders",
            1,
            message -> {
              if (message.attempt() == 1) {
                new CountDownLatch(1).await();
              }
            }));

    sqs.send("endless");

    await().atMost(SOON).until(() -> sqs.deleted().equals(List.of("endless")));
    assertThat(sqs.pauses).containsExactly(1);
  }

  @Test
  void reading_begins_when_the_queue_is_there() throws Exception {
    sqs.missing.set(2);
    read(QueueConsumer.ofBodies("late", 1, handled::add));

    sqs.send("one");

    assertThat(handled.poll(5, TimeUnit.SECONDS)).isEqualTo("one");
  }

  @Test
  void the_search_for_a_queue_goes_on_after_a_bug_of_ours() throws Exception {
    sqs.searchFaults.set(1);
    sqs.fault = new IllegalStateException("a bug in the search");
    read(QueueConsumer.ofBodies("orders", 1, handled::add));

    sqs.send("one");

    assertThat(handled.poll(5, TimeUnit.SECONDS)).isEqualTo("one");
  }

  @Test
  void a_worker_stops_that_never_found_its_queue() {
    sqs.missing.set(Integer.MAX_VALUE);
    var started = read(QueueConsumer.ofBodies("nowhere", 1, handled::add));

    started.stop();

    assertThat(started.isRunning()).isFalse();
  }

  @Test
  void receiving_goes_on_after_a_fault_of_sqs() throws Exception {
    sqs.receiveFaults.set(1);
    read(QueueConsumer.ofBodies("orders", 1, handled::add));

    sqs.send("one");

    assertThat(handled.poll(5, TimeUnit.SECONDS)).isEqualTo("one");
  }

  @Test
  void receiving_goes_on_after_a_bug_of_ours_which_is_told(CapturedOutput output) throws Exception {
    sqs.receiveFaults.set(2);
    sqs.fault = new IllegalStateException("a bug in the receive");
    read(QueueConsumer.ofBodies("orders", 1, handled::add));

    sqs.send("one");

    assertThat(handled.poll(5, TimeUnit.SECONDS)).isEqualTo("one");
    assertThat(output).containsPattern("ERROR .*queue orders: cannot receive");
  }

  @Test
  void deletions_that_come_together_go_together() {
    deleteWithin = Duration.ofSeconds(1);
    read(QueueConsumer.ofBodies("orders", 20, _ -> {}));

    sqs.send("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");

    await().atMost(SOON).until(() -> sqs.deleted().size() == 10);
    assertThat(sqs.deletions).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void deleting_goes_on_after_a_fault_of_sqs() {
    sqs.deleteFaults.set(1);
    read(QueueConsumer.ofBodies("orders", 1, handled::add));

    sqs.send("forgotten");
    await().atMost(SOON).until(() -> sqs.deleteFaults.get() == 0);
    sqs.send("undeletable", "deleted");

    await().atMost(SOON).until(() -> sqs.deleted().contains("deleted"));
    assertThat(sqs.deleted()).doesNotContain("forgotten");
  }

  @Test
  void deleting_goes_on_after_an_error_of_ours_which_is_told(CapturedOutput output) {
    sqs.deleteFaults.set(2);
    sqs.fault = new LinkageError("a bug in the delete");
    read(QueueConsumer.ofBodies("orders", 1, handled::add));

    for (int deletion = 1; deletion >= 0; deletion--) {
      var left = deletion;
      sqs.send("forgotten");
      await().atMost(SOON).until(() -> sqs.deleteFaults.get() == left);
    }
    sqs.send("deleted");

    await().atMost(SOON).until(() -> sqs.deleted().equals(List.of("deleted")));
    assertThat(output).containsPattern("ERROR .*queue orders: some messages not deleted");
  }

  private QueueWorkers read(QueueConsumer consumer) {
    var settings =
        new QueueSettings(
            2,
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            maximum,
            Duration.ofSeconds(1),
            Duration.ofSeconds(4),
            deleteWithin,
            SOON,
            Duration.ofMillis(50));
    var tools = new Queues.Tools(sqs, settings, InstantSource.system(), metrics);
    var started = new Queues(tools).workersFor(List.of(consumer));
    workers = started;
    started.start();
    return started;
  }
}
