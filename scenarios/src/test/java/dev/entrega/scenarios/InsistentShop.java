package dev.entrega.scenarios;

import static dev.entrega.messaging.topology.Topology.CLOUD_EVENT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A shop that believes nothing but a confirm: what the broker has not confirmed when it goes away
 * is sent once more when it is back, so that an event may come twice, and none is lost.
 */
final class InsistentShop {

  private static final int PERSISTENT = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ConnectionFactory factory = new ConnectionFactory();
  private final AtomicInteger interruptions = new AtomicInteger();

  InsistentShop(URI broker) throws Exception {
    factory.setUri(broker);
    factory.setHandshakeTimeout((int) PATIENCE.toMillis());
    factory.setAutomaticRecoveryEnabled(false);
  }

  /** Returns when each event has been confirmed. */
  void publish(List<Event> events) {
    publish(events, () -> {});
  }

  /**
   * The same, and something happens in the middle: half of the events are confirmed, and one is
   * sent and not yet confirmed.
   */
  void publish(List<Event> events, Runnable inTheMiddle) {
    var half = events.size() / 2;
    var left = new ArrayDeque<>(events);
    var happens = new AtomicReference<>(inTheMiddle);
    while (!left.isEmpty()) {
      try (var connection = connect()) {
        publish(
            left,
            connection,
            () -> {
              if (left.size() <= half) {
                happens.getAndSet(() -> {}).run();
              }
            });
      } catch (IOException | TimeoutException | ShutdownSignalException e) {
        interruptions.incrementAndGet();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /** How often the broker went away in the middle. */
  int interruptions() {
    return interruptions.get();
  }

  /** Takes out each event that was confirmed. */
  private void publish(Queue<Event> left, Connection connection, Runnable beforeConfirm)
      throws IOException, InterruptedException, TimeoutException {
    var channel = connection.createChannel();
    channel.confirmSelect();
    var properties =
        new BasicProperties.Builder().contentType(CLOUD_EVENT).deliveryMode(PERSISTENT).build();
    for (var event = left.peek(); event != null; event = left.peek()) {
      var body = event.json().getBytes(UTF_8);
      channel.basicPublish(event.exchange(), event.type(), true, properties, body);
      beforeConfirm.run();
      if (channel.waitForConfirms(PATIENCE.toMillis())) {
        left.remove();
      }
    }
  }

  private Connection connect() {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> factory.newConnection("shop"), Connection::isOpen);
  }
}
