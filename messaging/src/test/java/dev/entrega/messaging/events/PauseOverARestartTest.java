package dev.entrega.messaging.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entrega.testing.RabbitMqAvailable;
import dev.entrega.testing.RabbitMqProcess;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/** First AWS is away, then the broker as well. */
@RabbitMqAvailable
final class PauseOverARestartTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Set<String> heard = ConcurrentHashMap.newKeySet();
  private volatile boolean away = true;
  private RabbitMqProcess rabbit;

  @BeforeEach
  void start() {
    rabbit = RabbitMqProcess.start();
  }

  @AfterEach
  void close() {
    rabbit.close();
  }

  @Test
  void a_paused_queue_outlives_the_restart_of_its_broker_and_goes_on() {
    Listening.to(rabbit::port)
        .with("entrega.amqp.tries=2")
        .with(event -> {
          if (away) {
            throw SdkClientException.create("AWS is away");
          }
          heard.add(event.data().orderId());
        })
        .run(service -> {
          try (var shop = new Deliveries(rabbit.port())) {
            shop.publish("order.cancelled", Deliveries.cancelled("A-1"));
            shop.publish("order.cancelled", Deliveries.cancelled("A-2"));
          }
          await().atMost(PATIENCE).until(() -> service.gauge("paused") == 1);

          rabbit.stop();
          rabbit.startAgain();
          away = false;

          await()
              .atMost(PATIENCE)
              .untilAsserted(() -> assertThat(heard).containsExactlyInAnyOrder("A-1", "A-2"));
          assertThat(service.health().getStatus().getCode()).isEqualTo("UP");
          assertThat(service.count("parked") + service.count("retried")).isZero();
        });
  }
}
