package dev.entrega.cli.parked;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One look through a parking queue, as long as it was when the look began: what is parked again
 * meanwhile is not seen. Nothing leaves the queue unless {@link #remove} says so; what else was
 * seen goes back when the visit ends, however it ends.
 */
final class Visit implements AutoCloseable {

  private static final Duration TO_GO_BACK = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private final String queue;
  private final Connection connection;
  private final Channel channel;
  private int left;
  private int inHand;

  private Visit(String queue, Connection connection, int left) throws IOException {
    this.queue = queue;
    this.connection = connection;
    this.channel = connection.createChannel();
    this.left = left;
  }

  /**
   * Begins a look.
   *
   * @throws IOException the broker has no such queue
   */
  static Visit of(String queue, Connection connection) throws IOException {
    var length = length(queue, connection);
    if (length.isEmpty()) {
      throw new IOException(
          "Expected a queue " + queue + ", but the broker has none: was its service ever started?");
    }
    return new Visit(queue, connection, length.getAsInt());
  }

  /** How many messages lie in the queue, or nothing if the broker has none of that name. */
  static OptionalInt length(String queue, Connection connection) throws IOException {
    var channel = connection.createChannel();
    try {
      return OptionalInt.of(channel.queueDeclarePassive(queue).getMessageCount());
    } catch (IOException _) {
      return OptionalInt.empty();
    } finally {
      close(channel);
    }
  }

  /** The next message, or null when all have been seen. */
  @Nullable ParkedMessage next() throws IOException {
    if (left-- <= 0) {
      return null;
    }
    var got = channel.basicGet(queue, false);
    if (got == null) {
      return null;
    }
    inHand++;
    return new ParkedMessage(queue, got);
  }

  /** Takes a message out of the queue for good. */
  void remove(ParkedMessage message) throws IOException {
    channel.basicAck(message.got().getEnvelope().getDeliveryTag(), false);
    inHand--;
  }

  /**
   * Returns when what was seen and not removed is in the queue again: a quorum queue takes its time
   * for that, and the next command would not see it.
   */
  @Override
  public void close() throws IOException {
    close(channel);
    var deadline = System.nanoTime() + TO_GO_BACK.toNanos();
    try {
      while (connection.isOpen()
          && length(queue, connection).orElse(inHand) < inHand
          && System.nanoTime() < deadline) {
        TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(Channel channel) throws IOException {
    if (channel.isOpen()) {
      try {
        channel.close();
      } catch (TimeoutException e) {
        throw new IOException("Expected the broker to close the channel, but it did not answer", e);
      }
    }
  }
}
