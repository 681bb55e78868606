package dev.entrega.scenarios;

import static dev.entrega.messaging.topology.Topology.CLOUD_EVENT;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a shop, a warehouse or a carrier does: publishes, and makes sure that it was taken. */
final class Upstream implements AutoCloseable {

  private static final int PERSISTENT = 2;
  private static final long CONFIRM_MILLIS = 30_000;

  private final Connection connection;
  private final Channel channel;

  Upstream(URI broker) throws Exception {
    var factory = new ConnectionFactory();
    factory.setUri(broker);
    connection = factory.newConnection();
    channel = connection.createChannel();
    channel.confirmSelect();
  }

  /** Returns when the broker has taken all of them. */
  synchronized void publish(List<Event> events) throws Exception {
    for (var event : events) {
      send(event.exchange(), event.type(), CLOUD_EVENT, event.json().getBytes(UTF_8));
    }
    channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
  }

  synchronized void publish(String exchange, String key, @Nullable String contentType, byte[] body)
      throws Exception {
    send(exchange, key, contentType, body);
    channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
  }

  /** Ready, and on the embedded broker also what is not yet acknowledged. */
  synchronized long waiting(String queue) throws IOException {
    return channel.queueDeclarePassive(queue).getMessageCount();
  }

  /** Takes the next message out of a queue, if there is one. */
  synchronized @Nullable GetResponse take(String queue) throws IOException {
    return channel.basicGet(queue, true);
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }

  private void send(String exchange, String key, @Nullable String contentType, byte[] body)
      throws IOException {
    var properties =
        new BasicProperties.Builder().contentType(contentType).deliveryMode(PERSISTENT).build();
    channel.basicPublish(exchange, key, true, properties, body);
  }
}
