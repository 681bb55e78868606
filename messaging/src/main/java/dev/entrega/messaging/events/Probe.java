package dev.entrega.messaging.events;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.connection.RabbitUtils;
import org.springframework.amqp.rabbit.support.DefaultMessagePropertiesConverter;

/**
 * Tries the next message of a paused queue, to learn whether the other side answers again. Nothing
 * else is taken out of the queue meanwhile.
 */
final class Probe {

  private static final Logger LOG = LoggerFactory.getLogger(Probe.class);

  private static final int FAULTS_AT_FIRST = 3;

  private static final int DOUBLINGS = 3;

  private final String queue;
  private final EventHandling<?> handling;
  private final ConnectionFactory connections;
  private final DefaultMessagePropertiesConverter properties =
      new DefaultMessagePropertiesConverter();

  Probe(String queue, EventHandling<?> handling, ConnectionFactory connections) {
    this.queue = queue;
    this.handling = handling;
    this.connections = connections;
  }

  /**
   * Whether a message was handled, or there was none to try. One that had to be moved tells
   * nothing, so the next is tried; so it is, a few times, after one that met a fault, lest it hold
   * up all others for a fault that it meets alone. With each probe these are more; in the end they
   * wait elsewhere, so that however many there are, those behind them have their turn.
   *
   * @param probe which one it is of this pause, from 1
   * @param ended whether no further message may be tried
   */
  boolean succeeds(int probe, BooleanSupplier ended) throws InterruptedException {
    try (var connection = connections.createConnection();
        var channel = connection.createChannel(false)) {
      try {
        return tryOn(channel, probe, ended);
      } finally {
        // Not to be pooled: what it may still hold goes back to the queue.
        RabbitUtils.setPhysicalCloseRequired(channel, true);
      }
    } catch (RuntimeException | IOException | TimeoutException lost) {
      LOG.debug("queue {}: not probed", queue, lost);
      return false;
    }
  }

  private boolean tryOn(Channel channel, int probe, BooleanSupplier ended)
      throws IOException, InterruptedException {
    var failed = new ArrayList<Message>();
    while (failed.size() < FAULTS_AT_FIRST << Math.min(probe - 1, DOUBLINGS)) {
      if (ended.getAsBoolean()) {
        return false;
      }
      var next = channel.basicGet(queue, false);
      if (next == null) {
        return failed.isEmpty();
      }
      var message = message(next);
      switch (handling.attempt(message)) {
        case Outcome.Settled.HANDLED -> {
          ack(channel, message);
          deferAll(channel, failed);
          return true;
        }
        case Outcome.Settled.MOVED -> ack(channel, message);
        case Outcome.Fault _ -> failed.add(message);
      }
    }
    if (probe > DOUBLINGS) {
      deferAll(channel, failed);
    }
    return false;
  }

  /** Uncounted. Where the broker does not take one, it and those after it go back. */
  private void deferAll(Channel channel, List<Message> failed)
      throws IOException, InterruptedException {
    for (var message : failed) {
      if (handling.defer(message) != Outcome.Settled.MOVED) {
        return;
      }
      ack(channel, message);
    }
  }

  private static void ack(Channel channel, Message message) throws IOException {
    channel.basicAck(message.getMessageProperties().getDeliveryTag(), false);
  }

  private Message message(GetResponse next) {
    var read =
        properties.toMessageProperties(
            next.getProps(), next.getEnvelope(), StandardCharsets.UTF_8.name());
    return new Message(next.getBody(), read);
  }
}
