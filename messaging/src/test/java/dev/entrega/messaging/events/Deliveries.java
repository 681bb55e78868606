package dev.entrega.messaging.events;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A shop or a carrier, as the broker sees it: the plain client, nothing of ours. */
final class Deliveries implements AutoCloseable {

  private static final List<String> ALL =
      Stream.of("", ".retry.100ms", ".retry.200ms", ".parked")
          .map("bridge.cancellations"::concat)
          .toList();

  private final Connection connection;
  final Channel channel;

  Deliveries(int port) throws Exception {
    var factory = new ConnectionFactory();
    factory.setHost("127.0.0.1");
    factory.setPort(port);
    connection = factory.newConnection();
    channel = connection.createChannel();
  }

  static String cancelled(String orderId) {
    return """
    {"specversion": "1.0", "id": "%s", "source": "/shops/test", "type": "order.cancelled",
     "time": "2026-11-20T12:00:00-03:00", "data": {"orderId": "%s"}}\
    """
        .formatted(UUID.randomUUID(), orderId);
  }

  void publish(String routingKey, String body) throws Exception {
    publish(routingKey, "application/cloudevents+json", body);
  }

  void publish(String routingKey, String contentType, String body) throws Exception {
    var properties =
        new AMQP.BasicProperties.Builder()
            .contentType(contentType)
            .deliveryMode(2)
            .messageId("m-1")
            .replyTo("answers")
            .correlationId("m-1")
            .headers(Map.of("x-shop", "test"))
            .build();
    channel.basicPublish("orders", routingKey, properties, body.getBytes(StandardCharsets.UTF_8));
  }

  /** The next message of a queue, acknowledged. */
  GetResponse take(String queue) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> channel.basicGet(queue, true), message -> message != null);
  }

  /** Ready or delivered, but not yet acknowledged, as Qpid counts. */
  long waiting(String queue) throws Exception {
    return channel.messageCount(queue);
  }

  /** Purges the queue of cancellations and all that belong to it. */
  void emptyAll() throws IOException {
    for (var queue : ALL) {
      channel.queuePurge(queue);
    }
  }

  /** Deletes them, so that another test can declare them as queues of another type. */
  void deleteAll() throws IOException {
    for (var queue : ALL) {
      channel.queueDelete(queue);
    }
    channel.queueDelete("unrouted.parked");
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
