package dev.entrega.messaging.events;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entrega.messaging.orders.OrderCancelled;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;

final class EventsOnABrokerTest {

  private static final String QUEUE = "bridge.cancellations";
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir private static Path folder;
  private static TestBroker broker;

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private Deliveries shop;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = TestBroker.start(folder);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void connect() throws Exception {
    shop = new Deliveries(broker.port());
  }

  @AfterEach
  void disconnect() throws Exception {
    shop.channel.queuePurge(QUEUE);
    shop.channel.queuePurge(QUEUE + ".parked");
    shop.close();
  }

  @Test
  void an_event_reaches_its_handler_and_leaves_the_queue() throws Exception {
    whileListening(
        event -> heard.add(event.data().orderId()),
        _ -> {
          shop.publish("order.cancelled", Deliveries.cancelled("A-1"));

          assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("A-1");
          awaitEmpty();
        });
  }

  @Test
  void an_event_tells_where_its_answer_is_awaited() throws Exception {
    var awaited = new LinkedBlockingQueue<ReplyAddress>();
    whileListening(
        event -> awaited.add(requireNonNull(event.replyTo())),
        _ -> {
          shop.publish("order.cancelled", Deliveries.cancelled("A-9"));

          assertThat(awaited.poll(10, TimeUnit.SECONDS))
              .isEqualTo(new ReplyAddress("answers", "m-1"));
        });
  }

  @Test
  void a_bad_message_is_parked_as_it_came_and_the_next_good_one_goes_through() throws Exception {
    whileListening(
        event -> heard.add(event.data().orderId()),
        _ -> {
          shop.publish("order.cancelled", "not JSON");
          shop.publish("order.cancelled", Deliveries.cancelled("A-2"));

          var parked = shop.take(QUEUE + ".parked");
          assertThat(parked.getBody()).asString().isEqualTo("not JSON");
          assertThat(parked.getProps().getContentType()).isEqualTo("application/cloudevents+json");
          assertThat(parked.getProps().getMessageId()).isEqualTo("m-1");
          assertThat(parked.getProps().getHeaders()).containsKeys("x-shop", "x-parked-at");
          assertThat(parked.getProps().getHeaders().get("x-attempts")).isEqualTo(1);
          assertThat(parked.getProps().getHeaders().get("x-parked-reason"))
              .asString()
              .startsWith("Expected readable JSON, but");
          assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("A-2");
          awaitEmpty();
        });
  }

  @Test
  void what_the_handler_cannot_accept_is_parked_with_its_reason() throws Exception {
    whileListening(
        event -> {
          throw new UnacceptableEvent("Expected another order, but it was this one");
        },
        _ -> {
          shop.publish("order.cancelled", Deliveries.cancelled("A-3"));

          assertThat(shop.take(QUEUE + ".parked").getProps().getHeaders().get("x-parked-reason"))
              .asString()
              .isEqualTo("Expected another order, but it was this one");
        });
  }

  @Test
  void a_fault_of_the_other_side_is_tried_again_in_place_and_never_parked() throws Exception {
    var attempts = new AtomicInteger();
    whileListening(
        event -> {
          if (attempts.incrementAndGet() < 4) {
            throw SdkClientException.create("AWS is away");
          }
          heard.add(event.data().orderId());
        },
        _ -> {
          shop.publish("order.cancelled", Deliveries.cancelled("A-4"));

          assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("A-4");
          awaitEmpty();
          assertThat(shop.waiting(QUEUE + ".parked")).isZero();
        });
  }

  @Test
  void no_more_handlers_run_at_once_than_the_consumer_allows() throws Exception {
    var gate = new Semaphore(0);
    var inside = new AtomicInteger();
    whileListening(
        event -> {
          inside.incrementAndGet();
          gate.acquireUninterruptibly();
          inside.decrementAndGet();
        },
        _ -> {
          for (int order = 0; order < 20; order++) {
            shop.publish("order.cancelled", Deliveries.cancelled("B-" + order));
          }

          await().atMost(SOON).until(() -> inside.get() == 4);
          await().during(Duration.ofMillis(200)).until(() -> inside.get() == 4);
          gate.release(20);
          awaitEmpty();
        });
  }

  @Test
  void a_handler_that_runs_at_shutdown_ends_and_is_acknowledged() throws Exception {
    var entered = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    var releaser =
        Thread.ofVirtual()
            .unstarted(() -> {
              await().atMost(SOON).until(() -> entered.getCount() == 0);
              await().pollDelay(Duration.ofMillis(300)).until(() -> true);
              leave.countDown();
            });
    whileListening(
        event -> {
          entered.countDown();
          awaitLatch(leave);
          heard.add(event.data().orderId());
        },
        _ -> {
          shop.publish("order.cancelled", Deliveries.cancelled("A-5"));
          assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
          releaser.start();
        });

    assertThat(heard).containsExactly("A-5");
    assertThat(shop.waiting(QUEUE)).isZero();
  }

  @Test
  void what_was_not_handled_at_shutdown_is_still_in_the_queue() throws Exception {
    whileListening(
        event -> {
          heard.add("tried");
          throw SdkClientException.create("AWS is away");
        },
        _ -> {
          shop.publish("order.cancelled", Deliveries.cancelled("A-6"));
          assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("tried");
        });

    assertThat(shop.take(QUEUE).getBody()).asString().contains("A-6");
  }

  @Test
  void a_handler_that_does_not_end_in_time_has_its_message_come_again() throws Exception {
    var entered = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    Listening.to(broker)
        .with("entrega.amqp.drain=50ms")
        .with(_ -> {
          entered.countDown();
          awaitLatch(leave);
        })
        .run(_ -> {
          shop.publish("order.cancelled", Deliveries.cancelled("A-7"));
          assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
        });

    assertThat(shop.take(QUEUE).getBody()).asString().contains("A-7");
    leave.countDown();
  }

  private void whileListening(Consumer<CloudEvent<OrderCancelled>> handler, Listening.Act act) {
    Listening.to(broker).with(handler).run(act);
  }

  private void awaitEmpty() {
    await().atMost(SOON).until(() -> shop.waiting(QUEUE) == 0);
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
