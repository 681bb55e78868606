package dev.entrega.cli;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.entrega.messaging.topology.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends events with confirms and {@code mandatory}, many of them under way at once. An event counts
 * as confirmed if the broker acknowledged it <em>and</em> did not return it; brokers differ in
 * which of the two they say first (RabbitMQ returns, then acks; Qpid nacks, then returns), so the
 * count is taken when the channel has been closed and nothing more can come.
 */
final class Publisher implements AutoCloseable {

  private static final int MOST_UNDER_WAY = 1_000;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT_FOR_RETURNS = Duration.ofSeconds(2);
  private static final int PERSISTENT = 2;

  private final Channel channel;
  private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
  private final NavigableMap<Long, String> open = new ConcurrentSkipListMap<>();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<String> returned = ConcurrentHashMap.newKeySet();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger sent = new AtomicInteger();

  Publisher(Connection connection) throws IOException {
    channel = connection.createChannel();
    channel.confirmSelect();
    channel.addConfirmListener(this::acknowledge, this::refuse);
    channel.addReturnListener(
        (_, _, _, _, properties, _) -> returned.add(properties.getMessageId()));
  }

  /** Hands one event to the broker; waits while too many are unconfirmed. */
  void send(OutgoingEvent event) throws IOException, InterruptedException {
    if (!underWay.tryAcquire(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
      throw unconfirmed();
    }
    // A number of its own tells two lines with the same event apart.
    var messageId = event.id() + "#" + sent.incrementAndGet();
    open.put(channel.getNextPublishSeqNo(), messageId);
    var properties =
        new BasicProperties.Builder()
            .contentType(Topology.CLOUD_EVENT)
            .deliveryMode(PERSISTENT)
            .messageId(messageId)
            .build();
    try {
      channel.basicPublish(
          event.exchange(),
          event.type(),
          true,
          properties,
          event.body().getBytes(StandardCharsets.UTF_8));
    } catch (ShutdownSignalException lost) {
      throw new IOException(
          "Expected the broker to stay, but it closed the connection: " + lost.getMessage(), lost);
    }
  }

  int sent() {
    return sent.get();
  }

  /** Waits for the broker's last word on everything that was sent. */
  void finish() throws IOException, InterruptedException {
    if (!underWay.tryAcquire(MOST_UNDER_WAY, LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
      throw unconfirmed();
    }
    awaitReturns();
    close();
  }

  /** A channel that closes hears nothing more, and a broker that refuses may return after that. */
  private void awaitReturns() throws InterruptedException {
    var deadline = System.nanoTime() + LONGEST_WAIT_FOR_RETURNS.toNanos();
    while (returned.size() < refused.get() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  /** What the broker has said so far; its last word once {@link #finish} has returned. */
  Receipt receipt() {
    var confirmed = acknowledged.stream().filter(id -> !returned.contains(id)).count();
    return new Receipt(sent.get(), Math.toIntExact(confirmed), returned.size());
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

  private void acknowledge(long tag, boolean multiple) {
    acknowledged.addAll(upTo(tag, multiple).values());
    settle(tag, multiple);
  }

  private void refuse(long tag, boolean multiple) {
    refused.addAndGet(upTo(tag, multiple).size());
    settle(tag, multiple);
  }

  private void settle(long tag, boolean multiple) {
    var settled = upTo(tag, multiple);
    var count = settled.size();
    settled.clear();
    underWay.release(count);
  }

  private NavigableMap<Long, String> upTo(long tag, boolean multiple) {
    return multiple ? open.headMap(tag, true) : open.subMap(tag, true, tag, true);
  }

  private IOException unconfirmed() {
    return new IOException(
        "Expected the broker to confirm within %d s, but %,d of %,d events are unconfirmed"
            .formatted(LONGEST_WAIT.toSeconds(), open.size(), sent.get()));
  }
}
