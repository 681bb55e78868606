package dev.entrega.messaging.events;

import static dev.entrega.messaging.events.Listening.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entrega.messaging.orders.OrderCancelled;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Another side that is away for a while, on whichever broker. */
abstract class PauseContract {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Set<String> heard = ConcurrentHashMap.newKeySet();
  private volatile Predicate<String> away = _ -> true;
  private Deliveries shop;

  abstract Broker broker();

  /** Settings that this broker wants. */
  abstract String[] settings();

  @BeforeEach
  void connect() throws Exception {
    shop = new Deliveries(broker().port());
  }

  @AfterEach
  void disconnect() throws Exception {
    shop.emptyAll();
    shop.close();
  }

  @Test
  void an_absent_other_side_pauses_the_queue_which_goes_on_when_it_is_back() {
    listening()
        .run(service -> {
          var all = publish("A", 20);

          awaitPaused(service);
          assertThat(service.gauge("paused")).isOne();
          assertThat(pauses(service))
              .singleElement()
              .satisfies(pause -> {
                assertThat(pause.queue()).isEqualTo(QUEUE);
                assertThat(pause.reason()).contains("AWS is away");
              });
          away = _ -> false;

          await().atMost(SOON).until(() -> heard.containsAll(all));
          awaitNothingLeft();
          assertThat(service.health().getStatus().getCode()).isEqualTo("UP");
          assertThat(service.gauge("paused")).isZero();
          assertThat(service.count("pauses")).isPositive();
          assertThat(service.count("parked")).isZero();
          assertThat(service.count("retried")).isZero();
          assertThat(shop.waiting(QUEUE + ".parked")).isZero();
        });
  }

  @Test
  void a_paused_queue_has_its_messages_back() {
    listening()
        .with("entrega.amqp.probe-after=1h", "entrega.amqp.probe-at-most=1h")
        .run(service -> {
          publish("B", 5);
          awaitPaused(service);

          for (int message = 0; message < 5; message++) {
            assertThat(shop.take(QUEUE).getBody()).asString().contains("B-");
          }
        });
  }

  @Test
  void a_service_that_ends_while_it_is_paused_leaves_everything_in_the_queue() throws Exception {
    listening()
        .run(service -> {
          publish("C", 3);
          awaitPaused(service);
        });

    for (int message = 0; message < 3; message++) {
      assertThat(shop.take(QUEUE).getBody()).asString().contains("C-");
    }
  }

  @Test
  void a_message_that_meets_a_fault_alone_waits_elsewhere_uncounted() {
    away = "X-1"::equals;
    listening()
        .run(service -> {
          shop.publish("order.cancelled", Deliveries.cancelled("X-1"));

          await()
              .atMost(SOON)
              .until(() -> {
                shop.publish("order.cancelled", Deliveries.cancelled("G-1"));
                return service.count("deferred") > 0;
              });
          away = _ -> false;
          await().atMost(SOON).until(() -> heard.contains("X-1"));
          awaitNothingLeft();
          assertThat(service.count("retried") + service.count("parked")).isZero();
        });
  }

  @Test
  void the_first_message_of_a_paused_queue_does_not_hold_up_the_others() {
    listening()
        .run(service -> {
          shop.publish("order.cancelled", Deliveries.cancelled("X-2"));
          awaitPaused(service);
          var others = publish("G", 5);

          away = "X-2"::equals;

          await().atMost(SOON).until(() -> heard.containsAll(others));
          away = _ -> false;
          await().atMost(SOON).until(() -> heard.contains("X-2"));
          awaitNothingLeft();
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 30})
  void many_that_each_meet_a_fault_alone_do_not_hold_up_the_others(int many) {
    listening()
        .run(service -> {
          var stuck = publish("X", many);
          awaitPaused(service);
          var others = publish("G", 5);

          away = stuck::contains;

          await().atMost(SOON).until(() -> heard.containsAll(others));
          away = _ -> false;
          await().atMost(SOON).until(() -> heard.containsAll(stuck));
          awaitNothingLeft();
          assertThat(service.count("retried") + service.count("parked")).isZero();
        });
  }

  @Test
  void a_bad_message_at_the_head_of_a_paused_queue_is_parked_and_the_next_is_tried() {
    listening()
        .with("entrega.amqp.probe-after=2s")
        .run(service -> {
          publish("D", 1);
          awaitPaused(service);
          shop.emptyAll();
          shop.publish("order.cancelled", "not JSON");
          shop.publish("order.cancelled", Deliveries.cancelled("D-9"));
          away = _ -> false;

          await().atMost(SOON).until(() -> heard.contains("D-9"));
          assertThat(shop.take(QUEUE + ".parked").getBody()).asString().isEqualTo("not JSON");
        });
  }

  @Test
  void what_the_broker_does_not_keep_elsewhere_stays_in_its_queue() {
    listening()
        .run(service -> {
          // The first publication opens a connection, on which everything is declared anew.
          shop.publish("order.cancelled", "not JSON");
          shop.take(QUEUE + ".parked");
          shop.channel.queueDelete(QUEUE + ".parked");
          shop.publish("order.cancelled", "not JSON");

          awaitPaused(service);
          assertThat(pauses(service).getFirst().reason())
              .contains("Expected the broker to keep a message in " + QUEUE + ".parked, but");
        });

    listening()
        .run(_ ->
            assertThat(shop.take(QUEUE + ".parked").getBody()).asString().isEqualTo("not JSON"));
  }

  private Listening listening() {
    return Listening.to(broker()).with(settings()).with("entrega.amqp.tries=3").with(this::on);
  }

  private void on(CloudEvent<OrderCancelled> event) {
    if (away.test(event.data().orderId())) {
      throw SdkClientException.create("AWS is away");
    }
    heard.add(event.data().orderId());
  }

  private List<String> publish(String prefix, int count) throws Exception {
    var orders = IntStream.range(0, count).mapToObj(order -> prefix + "-" + order).toList();
    for (var order : orders) {
      shop.publish("order.cancelled", Deliveries.cancelled(order));
    }
    return orders;
  }

  private static void awaitPaused(Listening.Service service) {
    await()
        .atMost(SOON)
        .until(() -> service.health().getStatus().getCode().equals("OUT_OF_SERVICE"));
  }

  private static List<Pause> pauses(Listening.Service service) {
    return service.context().getBean(EventListeners.class).pauses();
  }

  private void awaitNothingLeft() {
    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          assertThat(shop.waiting(QUEUE)).isZero();
          assertThat(shop.waiting(QUEUE + ".retry.100ms")).isZero();
          assertThat(shop.waiting(QUEUE + ".retry.200ms")).isZero();
        });
  }
}
