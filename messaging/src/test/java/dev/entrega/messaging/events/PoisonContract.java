package dev.entrega.messaging.events;

import static dev.entrega.messaging.events.Listening.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message that meets a bug of ours at each attempt, on whichever broker. */
abstract class PoisonContract {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Set<String> heard = ConcurrentHashMap.newKeySet();
  private final AtomicInteger attempts = new AtomicInteger();
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
  void poison_at_the_head_is_parked_after_its_attempts_and_good_messages_pass_it() {
    listening()
        .with(event -> {
          if (event.data().orderId().equals("P-1")) {
            attempts.incrementAndGet();
            throw new NullPointerException("a bug of ours");
          }
          heard.add(event.data().orderId());
        })
        .run(service -> {
          var poison = Deliveries.cancelled("P-1");
          shop.publish("order.cancelled", poison);
          shop.publish("order.cancelled", Deliveries.cancelled("G-1"));

          var parked = shop.take(QUEUE + ".parked");
          assertThat(parked.getBody()).asString().isEqualTo(poison);
          assertThat(parked.getProps().getContentType()).isEqualTo("application/cloudevents+json");
          assertThat(parked.getProps().getMessageId()).isEqualTo("m-1");
          assertThat(parked.getProps().getDeliveryMode()).isEqualTo(2);
          var headers = parked.getProps().getHeaders();
          assertThat(headers.keySet())
              .filteredOn(name -> !name.startsWith("spring_") && !name.equals("x-delivery-count"))
              .containsExactlyInAnyOrder("x-shop", "x-parked-reason", "x-parked-at", "x-attempts");
          assertThat(headers.get("x-attempts")).isEqualTo(3);
          assertThat(headers.get("x-parked-reason"))
              .hasToString(
                  "Expected to handle it, but 3 times:"
                      + " java.lang.NullPointerException: a bug of ours");
          assertThat(attempts).hasValue(3);
          assertThat(heard).containsExactly("G-1");
          awaitNothingLeft();
          assertThat(service.count("retried")).isEqualTo(2);
          assertThat(service.count("parked")).isEqualTo(1);
          assertThat(service.count("faulty")).isZero();
          assertThat(service.health().getStatus().getCode()).isEqualTo("UP");
        });
  }

  @Test
  void a_message_whose_bug_goes_away_is_handled_and_not_parked() {
    listening()
        .with(event -> {
          if (attempts.incrementAndGet() < 3) {
            throw new IllegalStateException("not yet");
          }
          heard.add(event.data().orderId());
        })
        .run(_ -> {
          shop.publish("order.cancelled", Deliveries.cancelled("A-1"));

          await().atMost(SOON).until(() -> heard.contains("A-1"));
          awaitNothingLeft();
          assertThat(shop.waiting(QUEUE + ".parked")).isZero();
        });
  }

  @Test
  void an_error_is_a_bug_too() {
    listening()
        .with(_ -> {
          throw new StackOverflowError();
        })
        .run(_ -> {
          shop.publish("order.cancelled", Deliveries.cancelled("A-2"));

          assertThat(shop.take(QUEUE + ".parked").getProps().getHeaders().get("x-parked-reason"))
              .asString()
              .endsWith("java.lang.StackOverflowError");
        });
  }

  @Test
  void a_want_of_memory_is_not_counted_against_the_message() {
    listening()
        .with(event -> {
          if (attempts.incrementAndGet() == 1) {
            throw new OutOfMemoryError("for a test");
          }
          heard.add(event.data().orderId());
        })
        .run(service -> {
          shop.publish("order.cancelled", Deliveries.cancelled("A-3"));

          await().atMost(SOON).until(() -> heard.contains("A-3"));
          awaitNothingLeft();
          assertThat(service.count("faulty")).isOne();
          assertThat(service.count("retried") + service.count("parked")).isZero();
        });
  }

  private Listening listening() {
    return Listening.to(broker()).with(settings());
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
