package dev.entrega.local.launcher;

import static dev.entrega.local.launcher.Scenario.DELIVERED_IN_ALL_STEPS;
import static dev.entrega.messaging.orders.OrderStatus.DELIVERED;
import static dev.entrega.messaging.orders.OrderStatus.DISPATCHED;
import static dev.entrega.messaging.orders.OrderStatus.OUT_FOR_DELIVERY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.testing.RabbitMqAvailable;
import dev.entrega.testing.RabbitMqProcess;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * RabbitMQ is restarted, and killed, in the middle of a hundred orders. {@code mvn -Pchaos verify}
 * does it more often.
 */
@RabbitMqAvailable
class BrokerCrashTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ROUNDS = Boolean.getBoolean("entrega.chaos") ? 20 : 1;
  private static final int ORDERS = 100;

  @RegisterExtension static final BeforeAllCallback START = BrokerCrashTest::start;

  @SuppressWarnings("NullAway.Init")
  private static RabbitMqProcess rabbit;

  @SuppressWarnings("NullAway.Init")
  private static LocalEntrega entrega;

  private static void start(ExtensionContext context) {
    rabbit = RabbitMqProcess.start();
    entrega = LocalEntrega.start(RealParts.on(rabbit, "crashes", context));
  }

  @AfterAll
  static void stop() {
    entrega.close();
    rabbit.close();
  }

  @Test
  void nothing_is_lost_and_nothing_happens_twice() throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      var orders = Stream.generate(AnOrder::anOrder).limit(ORDERS).toList();
      var shop = new InsistentShop(rabbit.uri());
      shop.publish(events(orders, AnOrder::stocked));
      awaitStock(round * ORDERS);

      var half = ORDERS / 2;
      interrupted(shop, placed(orders.subList(0, half)), RabbitMqProcess::stop);
      interrupted(shop, placed(orders.subList(half, ORDERS)), RabbitMqProcess::kill);
      interrupted(
          shop, events(orders, order -> order.delivered().subList(0, 2)), RabbitMqProcess::kill);
      expectStatuses(orders, DISPATCHED, OUT_FOR_DELIVERY);
      shop.publish(events(orders, order -> order.delivered().subList(2, 3)));

      assertThat(shop.interruptions()).isEqualTo(3);
      expectStatuses(orders, DELIVERED);
      long all = (long) round * ORDERS;
      long steps = all * DELIVERED_IN_ALL_STEPS.length;
      assertThat(Traces.of(entrega))
          .as("each order of two pieces left one trace everywhere")
          .isEqualTo(new Traces(all, all, 2 * all, all, all, all, steps));
      assertThat(Traces.deadLetters(entrega)).isZero();
    }
  }

  /** Publishes, and has the broker go away and come back when half of the events are confirmed. */
  private static void interrupted(
      InsistentShop shop, List<Event> events, Consumer<RabbitMqProcess> goAway) {
    shop.publish(
        events,
        () -> {
          goAway.accept(rabbit);
          rabbit.startAgain();
        });
  }

  private static void expectStatuses(List<AnOrder> orders, OrderStatus... statuses) {
    var status = new StatusApi(entrega.web());
    for (var order : orders) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(status.statuses(order.id())).contains(statuses));
    }
  }

  private static void awaitStock(int articles) {
    var availability = entrega.services().named("availability").context();
    var count = availability.getBean(JdbcClient.class).sql("select count(*) from stock");
    await().atMost(PATIENCE).until(() -> count.query(Integer.class).single() == articles);
  }

  private static List<Event> placed(List<AnOrder> orders) {
    return orders.stream().map(AnOrder::placed).toList();
  }

  private static List<Event> events(List<AnOrder> orders, Function<AnOrder, List<Event>> of) {
    return orders.stream().map(of).flatMap(List::stream).toList();
  }
}
