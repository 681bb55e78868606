package dev.entrega.messaging.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.ReturnedMessage;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.connection.CorrelationData.Confirm;
import org.springframework.amqp.rabbit.core.RabbitOperations;

final class ParkingQueueTest {

  private static final Message MESSAGE = MessageBuilder.withBody(new byte[] {1}).build();

  private final AtomicReference<Message> sent = new AtomicReference<>();

  @Test
  void a_confirmed_message_is_parked() {
    assertThatCode(() ->
            parking(data -> data.getFuture().complete(new Confirm(true, null)))
                .park(MESSAGE, "bad", 3))
        .doesNotThrowAnyException();
    assertThat(sent.get().getMessageProperties().getHeaders())
        .containsEntry("x-parked-reason", "bad")
        .containsEntry("x-parked-at", "1970-01-01T00:00:00Z")
        .containsEntry("x-attempts", 3);
  }

  @Test
  void a_refused_message_is_not_parked() {
    assertThatThrownBy(() ->
            parking(data -> data.getFuture().complete(new Confirm(false, "full")))
                .park(MESSAGE, "bad", 1))
        .isInstanceOf(AmqpException.class)
        .hasMessageContaining("it refused");
  }

  @Test
  void a_message_that_is_confirmed_but_came_back_is_not_parked() {
    assertThatThrownBy(() ->
            parking(
                    data -> {
                      data.setReturned(
                          new ReturnedMessage(MESSAGE, 312, "NO_ROUTE", "", "bridge.parked"));
                      data.getFuture().complete(new Confirm(true, null));
                    })
                .park(MESSAGE, "bad", 1))
        .isInstanceOf(AmqpException.class)
        .hasMessageContaining("it refused");
  }

  @Test
  void a_message_that_is_never_confirmed_is_not_parked() {
    assertThatThrownBy(() -> parking(_ -> {}).park(MESSAGE, "bad", 1))
        .isInstanceOf(AmqpException.class)
        .hasMessageContaining("it did not confirm");
  }

  @Test
  void what_is_parked_outlives_the_broker_and_its_own_expiry() throws Exception {
    var expiring = MessageBuilder.withBody(new byte[] {1}).setExpiration("1000").build();
    expiring.getMessageProperties().setDeliveryMode(null);

    parking(data -> data.getFuture().complete(new Confirm(true, null))).park(expiring, "bad", 1);

    assertThat(sent.get().getMessageProperties().getDeliveryMode())
        .isEqualTo(MessageDeliveryMode.PERSISTENT);
    assertThat(sent.get().getMessageProperties().getExpiration()).isNull();
    assertThat(expiring.getMessageProperties().getExpiration()).isEqualTo("1000");
  }

  @Test
  void what_a_broker_wrote_of_its_past_does_not_travel_on() throws Exception {
    var returned =
        MessageBuilder.withBody(new byte[] {1})
            .setHeader("x-death", "…")
            .setHeader("x-first-death-queue", "bridge.retry.1s")
            .setHeader("x-delivery-count", 3)
            .setHeader("x-shop", "test")
            .build();

    parking(data -> data.getFuture().complete(new Confirm(true, null))).park(returned, "bad", 1);

    assertThat(sent.get().getMessageProperties().getHeaders())
        .containsOnlyKeys("x-shop", "x-parked-reason", "x-parked-at", "x-attempts");
  }

  @Test
  void a_long_reason_is_cut() throws Exception {
    parking(data -> data.getFuture().complete(new Confirm(true, null)))
        .park(MESSAGE, "x".repeat(10_000), 1);

    assertThat(sent.get().getMessageProperties().getHeaders().get("x-parked-reason"))
        .asString()
        .hasSize(501);
  }

  private ParkingQueue parking(Consumer<CorrelationData> broker) {
    var operations =
        Proxy.newProxyInstance(
            RabbitOperations.class.getClassLoader(),
            new Class<?>[] {RabbitOperations.class},
            (_, _, arguments) -> {
              sent.set((Message) arguments[2]);
              broker.accept((CorrelationData) arguments[3]);
              return null;
            });
    var sender = new ConfirmedSender((RabbitOperations) operations, Duration.ofMillis(50));
    return new ParkingQueue("bridge.parked", sender, () -> Instant.EPOCH);
  }
}
