package dev.entrega.messaging.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entrega.messaging.orders.OrderCancelled;
import dev.entrega.testing.RabbitMqAvailable;
import dev.entrega.testing.RabbitMqProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.ResolvableType;

/** What only a real RabbitMQ does to a consumer: it loses patience with it, and it counts. */
@RabbitMqAvailable
final class EventsOnRabbitMqTest {

  private static final String QUEUE = "bridge.cancellations";
  private static final Duration SOON = Duration.ofSeconds(60);

  @SuppressWarnings("NullAway.Init")
  private static RabbitMqProcess rabbit;

  @SuppressWarnings("NullAway.Init")
  private Deliveries shop;

  @BeforeAll
  static void startBroker() {
    rabbit = RabbitMqProcess.start(Map.of("consumer_timeout", "3000"));
    // How often it looks; a minute, and no line of the configuration file changes that.
    rabbit.evaluate("application:set_env(rabbit, channel_tick_interval, 1000).");
  }

  @AfterAll
  static void stopBroker() {
    rabbit.close();
  }

  @BeforeEach
  void connect() throws Exception {
    shop = new Deliveries(rabbit.port());
  }

  @AfterEach
  void disconnect() throws Exception {
    shop.close();
  }

  @Test
  void what_a_handler_holds_for_too_long_comes_again_and_is_applied_once() throws Exception {
    var cameAgain = new CountDownLatch(1);
    var calls = new AtomicInteger();
    Set<String> cancelled = ConcurrentHashMap.newKeySet();
    whileListening(
        event -> {
          if (calls.incrementAndGet() > 1) {
            cameAgain.countDown();
          }
          awaitLatch(cameAgain);
          cancelled.add(event.data().orderId());
        },
        () -> {
          shop.publish("order.cancelled", Deliveries.cancelled("slow-1"));

          await().atMost(SOON).until(() -> !cancelled.isEmpty());
          assertThat(calls).hasValueGreaterThan(1);
        });

    // The consumer is gone, so whatever it had not acknowledged would be ready again.
    assertThat(cancelled).containsExactly("slow-1");
    assertThat(shop.waiting(QUEUE)).isZero();
    assertThat(shop.waiting(QUEUE + ".parked")).isZero();
  }

  @Test
  void no_number_of_deliveries_makes_a_quorum_queue_drop_a_message() throws Exception {
    whileListening(_ -> {}, () -> {});
    shop.publish("order.cancelled", Deliveries.cancelled("often-1"));

    for (int delivery = 0; delivery < 50; delivery++) {
      var taken =
          await()
              .atMost(SOON)
              .until(() -> shop.channel.basicGet(QUEUE, false), message -> message != null);
      shop.channel.basicNack(taken.getEnvelope().getDeliveryTag(), false, true);
    }

    assertThat(shop.take(QUEUE).getBody()).asString().contains("often-1");
  }

  private interface Act {
    void run() throws Exception;
  }

  private static void whileListening(Consumer<CloudEvent<OrderCancelled>> handler, Act act) {
    var consumer = new EventConsumer<>(QUEUE, "orders", List.of(OrderCancelled.class), 4, handler);
    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(RabbitAutoConfiguration.class, EventsAutoConfiguration.class))
        .withPropertyValues(
            "spring.rabbitmq.port=" + rabbit.port(), "entrega.amqp.queue-type=quorum")
        .withInitializer(context -> {
          var definition = new RootBeanDefinition();
          definition.setTargetType(
              ResolvableType.forClassWithGenerics(EventConsumer.class, OrderCancelled.class));
          definition.setInstanceSupplier(() -> consumer);
          ((BeanDefinitionRegistry) context.getBeanFactory())
              .registerBeanDefinition("cancelled", definition);
        })
        .run(context -> {
          assertThat(context).hasNotFailed();
          act.run();
        });
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
