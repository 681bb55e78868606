package dev.entrega.messaging.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entrega.messaging.faults.AdaptivePermits;
import dev.entrega.messaging.faults.Faults;
import dev.entrega.messaging.orders.OrderCancelled;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.connection.CorrelationData.Confirm;
import org.springframework.amqp.rabbit.core.RabbitOperations;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;
import software.amazon.awssdk.core.exception.SdkClientException;

final class ProbeTest {

  private static final String QUEUE = "bridge.cancellations";

  private final EventMetrics metrics = new EventMetrics(QUEUE, new SimpleMeterRegistry());
  private boolean kept = true;

  @ParameterizedTest
  @CsvSource({"1, 3, 0", "2, 6, 0", "3, 12, 0", "4, 24, 24", "99, 24, 24"})
  void it_bears_more_faults_each_time_and_moves_them_in_the_end(int probe, int tried, int moved)
      throws Exception {
    var queue = new FakeQueue(Deliveries.cancelled("X-1"));

    assertThat(probe(queue).succeeds(probe, () -> false)).isFalse();

    assertThat(queue.taken).isEqualTo(tried);
    assertThat(queue.acknowledged).isEqualTo(moved);
  }

  @Test
  void what_the_broker_does_not_keep_elsewhere_goes_back() throws Exception {
    kept = false;
    var queue = new FakeQueue(Deliveries.cancelled("X-1"));

    assertThat(probe(queue).succeeds(4, () -> false)).isFalse();

    assertThat(queue.acknowledged).isZero();
  }

  @Test
  void it_ends_between_bad_messages_when_the_service_does() throws Exception {
    var queue = new FakeQueue("not JSON");
    var asked = new AtomicInteger();

    assertThat(probe(queue).succeeds(1, () -> asked.incrementAndGet() > 2)).isFalse();

    assertThat(queue.taken).isEqualTo(2);
    assertThat(queue.acknowledged).isEqualTo(2);
  }

  @Test
  void an_error_while_probing_or_resuming_does_not_end_the_probing() throws Exception {
    var connections = new FakeQueue("").connections(1);
    var starts = new AtomicInteger();
    var container =
        new DirectMessageListenerContainer(connections) {
          @Override
          public void start() {
            if (starts.incrementAndGet() == 1) {
              throw new NoClassDefFoundError("for a test");
            }
          }

          @Override
          public void stop() {
            throw new NoClassDefFoundError("for a test");
          }
        };
    var permits = new AdaptivePermits(4);
    var probe = new Probe(QUEUE, handling(), connections);
    var consumption =
        new Consumption(
            new Consumption.Parts(QUEUE, container, permits, probe, metrics),
            settings(),
            InstantSource.system());

    consumption.pause("for a test");

    await().atMost(Duration.ofSeconds(30)).until(() -> consumption.paused().isEmpty());
    assertThat(starts).hasValue(2);
    assertThat(permits.take()).isTrue();
  }

  private Probe probe(FakeQueue queue) {
    return new Probe(QUEUE, handling(), queue.connections(0));
  }

  private EventHandling<OrderCancelled> handling() {
    var broker =
        FakeQueue.fake(
            RabbitOperations.class,
            (_, _, arguments) -> {
              ((CorrelationData) arguments[3]).getFuture().complete(new Confirm(kept, null));
              return null;
            });
    var sender = new ConfirmedSender(broker, Duration.ofSeconds(30));
    var ways =
        new EventHandling.Ways(
            new RetryQueues(QUEUE, List.of(Duration.ofSeconds(1)), sender),
            new ParkingQueue(QUEUE + ".parked", sender, InstantSource.system()));
    var consumer =
        new EventConsumer<OrderCancelled>(
            QUEUE,
            "orders",
            List.of(OrderCancelled.class),
            4,
            _ -> {
              throw SdkClientException.create("away");
            });
    return new EventHandling<>(consumer, Faults.knownAnd(Stream.empty()), ways, metrics);
  }

  private static EventSettings settings() {
    var millisecond = Duration.ofMillis(1);
    var second = Duration.ofSeconds(1);
    return new EventSettings(
        "classic",
        1,
        5,
        millisecond,
        millisecond,
        millisecond,
        millisecond,
        List.of(second),
        second,
        second);
  }
}
