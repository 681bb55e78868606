package dev.entrega.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entrega.local.launcher.LocalEntrega;
import dev.entrega.testing.RabbitMqAvailable;
import dev.entrega.testing.RabbitMqProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * RabbitMQ is restarted, and killed, in the middle of a hundred real orders. {@code mvn -Pchaos
 * verify} does it more often, with invented ones.
 */
@RabbitMqAvailable
@Execution(ExecutionMode.CONCURRENT)
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
    var sofar = new ArrayList<Batch>();
    for (int round = 1; round <= ROUNDS; round++) {
      var batch = round == 1 ? Batch.realIfThere(ORDERS) : Batch.invented(ORDERS);
      sofar.add(batch);
      var shop = new InsistentShop(rabbit.uri());
      shop.publish(batch.counts());
      awaitStock(sum(sofar, Batch::articles));

      var half = ORDERS / 2;
      interrupted(shop, batch.placed().subList(0, half), RabbitMqProcess::stop);
      interrupted(shop, batch.placed().subList(half, ORDERS), RabbitMqProcess::kill);
      interrupted(shop, batch.onTheWay(), RabbitMqProcess::kill);
      expectTold(batch.onTheWay());
      shop.publish(batch.delivered());

      assertThat(shop.interruptions()).isEqualTo(3);
      expectTold(batch.delivered());
      expectOneTraceOf(sofar);
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

  private static void expectTold(List<Event> deliveries) {
    var status = new StatusApi(entrega.web());
    for (var event : deliveries) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(status.statuses(event.orderId())).contains(Batch.status(event)));
    }
  }

  private static void expectOneTraceOf(List<Batch> batches) {
    var orders = sum(batches, Batch::orders);
    var pieces = sum(batches, Batch::pieces);
    var steps = sum(batches, Batch::steps);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(Traces.of(entrega))
                .as("each order left one trace everywhere")
                .isEqualTo(new Traces(orders, orders, pieces, orders, orders, orders, steps)));
    assertThat(Traces.deadLetters(entrega)).isZero();
  }

  private static void awaitStock(long articles) {
    var availability = entrega.services().named("availability").context();
    var count = availability.getBean(JdbcClient.class).sql("select count(*) from stock");
    await().atMost(PATIENCE).until(() -> count.query(Long.class).single() == articles);
  }

  private static long sum(List<Batch> batches, ToLongFunction<Batch> of) {
    return batches.stream().mapToLong(of).sum();
  }
}
