package dev.entrega.messaging.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was received, or is about to be, is not hidden until its visibility is over. */
class ShutdownTest {

  private static final Duration SOON = Duration.ofSeconds(5);

  private final FakeSqs sqs = new FakeSqs();
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch leave = new CountDownLatch(1);
  private Duration drain = SOON;
  private Duration roundTrip = Duration.ofMillis(50);
  private @Nullable QueueWorkers workers;

  @AfterEach
  void stop() {
    if (workers != null && workers.isRunning()) {
      workers.stop();
    }
  }

  @Test
  void what_is_in_hand_is_waited_for_and_deleted() throws Exception {
    var started = read(2, this::untilTold);
    sqs.send("slow");
    assertThat(entered.await(5, TimeUnit.SECONDS)).isTrue();

    var stopping = Thread.ofVirtual().start(started::stop);
    await().during(Duration.ofMillis(100)).until(stopping::isAlive);
    leave.countDown();
    stopping.join();

    assertThat(sqs.deleted()).containsExactly("slow");
    sqs.send("later");
    await().during(Duration.ofMillis(100)).until(() -> sqs.deleted().size() == 1);
  }

  @Test
  void what_is_on_its_way_is_handled() throws Exception {
    roundTrip = Duration.ofMinutes(1);
    sqs.arrival = new CountDownLatch(1);
    var started = read(2, _ -> {});
    sqs.send("last");
    await().atMost(SOON).until(sqs::isEmpty);

    var stopping = Thread.ofVirtual().start(started::stop);
    await().atMost(SOON).until(stopping::getState, Thread.State.TIMED_WAITING::equals);
    sqs.arrival.countDown();
    stopping.join();

    assertThat(sqs.deleted()).containsExactly("last");
  }

  @Test
  void nothing_more_is_received_when_a_thread_becomes_free() throws Exception {
    roundTrip = Duration.ofMinutes(1);
    var started = read(1, this::untilTold);
    sqs.send("slow");
    assertThat(entered.await(5, TimeUnit.SECONDS)).isTrue();
    sqs.send("later");

    var stopping = Thread.ofVirtual().start(started::stop);
    await().atMost(SOON).until(stopping::getState, Thread.State.TIMED_WAITING::equals);
    leave.countDown();
    stopping.join();

    assertThat(sqs.deleted()).containsExactly("slow");
    assertThat(sqs.isEmpty()).isFalse();
  }

  @Test
  void what_does_not_end_in_time_is_interrupted_and_comes_again() throws Exception {
    drain = Duration.ofMillis(50);
    var started = read(1, this::untilTold);
    sqs.send("endless");
    assertThat(entered.await(5, TimeUnit.SECONDS)).isTrue();

    started.stop();

    assertThat(sqs.deleted()).isEmpty();
    assertThat(sqs.pauses).containsExactly(1);
  }

  private void untilTold(QueueMessage message) throws InterruptedException {
    entered.countDown();
    leave.await();
  }

  private QueueWorkers read(int concurrency, QueueHandler handler) {
    var settings =
        new QueueSettings(
            1,
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ofMinutes(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(4),
            Duration.ofMillis(50),
            drain,
            roundTrip);
    var tools = new Queues.Tools(sqs, settings, InstantSource.system(), new SimpleMeterRegistry());
    var started =
        new Queues(tools).workersFor(List.of(new QueueConsumer("orders", concurrency, handler)));
    workers = started;
    started.start();
    return started;
  }
}
