package dev.entrega.cli.discarded;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Publishes one message after the other, each confirmed and not returned before the next: what was
 * taken from a parking queue must be safe elsewhere before it leaves.
 */
public final class SafePublisher implements AutoCloseable {

  private static final int PERSISTENT = 2;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final Channel channel;
  private final AtomicBoolean returned = new AtomicBoolean();

  /** Where a message is published. */
  public record Target(String exchange, String routingKey) {}

  /** Opens a channel of its own. */
  public SafePublisher(Connection connection) throws IOException {
    channel = connection.createChannel();
    channel.confirmSelect();
    channel.addReturnListener(_ -> returned.set(true));
  }

  /**
   * The same properties for a message that must outlive restarts and any time limit of its first
   * publisher, in whose name nobody else may publish.
   */
  public static BasicProperties.Builder lasting(BasicProperties properties) {
    return properties.builder().deliveryMode(PERSISTENT).expiration(null).userId(null);
  }

  /**
   * Returns when the broker keeps the message in a queue.
   *
   * @throws IOException it does not
   */
  public void publish(Target target, BasicProperties properties, byte[] body)
      throws IOException, InterruptedException {
    returned.set(false);
    channel.basicPublish(target.exchange(), target.routingKey(), true, properties, body);
    boolean confirmed;
    try {
      confirmed = channel.waitForConfirms(LONGEST_WAIT.toMillis());
    } catch (TimeoutException e) {
      throw new IOException(
          "Expected the broker to confirm within %d s, but it said nothing"
              .formatted(LONGEST_WAIT.toSeconds()),
          e);
    }
    if (!confirmed || returned.get()) {
      throw new IOException(
          "Expected a queue for %s%s, but the broker took the message to none"
              .formatted(
                  target.exchange().isEmpty() ? "" : target.exchange() + "/", target.routingKey()));
    }
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      try {
        channel.close();
      } catch (TimeoutException e) {
        throw new IOException("Expected the broker to close the channel, but it did not answer", e);
      }
    }
  }
}
