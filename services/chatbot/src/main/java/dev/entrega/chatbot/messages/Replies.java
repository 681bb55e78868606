package dev.entrega.chatbot.messages;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ShutdownSignalException;
import dev.entrega.chatbot.answers.Asker;
import dev.entrega.messaging.contracts.Json;
import dev.entrega.messaging.events.ReplyAddress;
import dev.entrega.messaging.orders.AnswerDelta;
import dev.entrega.messaging.orders.AnswerEvent;
import dev.entrega.messaging.topology.RoutingKeys;
import dev.entrega.messaging.topology.Topology;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.AmqpIOException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitOperations;

/**
 * Sends an answer to where it is awaited, each event confirmed before the next one, so that they
 * stay in order. A queue that is gone is found out by the first event that comes back: nothing more
 * is sent, and it is no fault.
 */
final class Replies implements Asker {

  private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
  private static final String DEFAULT_EXCHANGE = "";

  private final Office office;
  private final ReplyAddress address;
  private final @Nullable String traceparent;
  private boolean isGone;
  private boolean isBroken;

  /**
   * What all replies have in common.
   *
   * @param broker asks for returns
   * @param confirm how long the broker may take to confirm
   */
  record Office(RabbitOperations broker, InstantSource time, Duration confirm) {}

  Replies(Office office, ReplyAddress address, @Nullable String traceparent) {
    this.office = office;
    this.address = address;
    this.traceparent = traceparent;
  }

  @Override
  public void tell(AnswerEvent event) {
    if (isGone) {
      return;
    }
    if (event instanceof AnswerDelta) {
      tellPiece(event);
    } else {
      send(event);
    }
  }

  /** Whether nobody waits there any more. */
  boolean isGone() {
    return isGone;
  }

  /** After one that was lost, no piece is of use: the end has the whole text. */
  private void tellPiece(AnswerEvent event) {
    if (!isBroken) {
      try {
        send(event);
      } catch (AmqpException lost) {
        isBroken = true;
        LOG.warn("question {}: a piece was lost: {}", event.questionId(), lost.getMessage());
      }
    }
  }

  private void send(AnswerEvent event) {
    var correlation = new CorrelationData();
    office.broker().send(DEFAULT_EXCHANGE, address.queue(), message(event), correlation);
    try {
      var answer = correlation.getFuture().get(office.confirm().toMillis(), TimeUnit.MILLISECONDS);
      isGone = correlation.getReturned() != null || (!answer.ack() && isQueueMissing());
      if (!answer.ack() && !isGone) {
        throw new AmqpException("Expected the broker to take a reply, but it refused");
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new AmqpException("Expected the broker to take a reply, but it did not confirm", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AmqpException("Expected the broker to take a reply, but was interrupted", e);
    }
  }

  /** Brokers differ: some refuse what they then return. */
  private boolean isQueueMissing() {
    try {
      var _ = office.broker().execute(channel -> channel.queueDeclarePassive(address.queue()));
      return false;
    } catch (AmqpIOException refusal) {
      return refusal.getCause() instanceof IOException closing
          && closing.getCause() instanceof ShutdownSignalException signal
          && signal.getReason() instanceof AMQP.Channel.Close close
          && close.getReplyCode() == AMQP.NOT_FOUND;
    }
  }

  private Message message(AnswerEvent event) {
    var type = RoutingKeys.of(event.getClass());
    var envelope =
        Json.MAPPER
            .createObjectNode()
            .put("specversion", "1.0")
            .put("id", UUID.randomUUID().toString())
            .put("source", "/entrega/chatbot")
            .put("type", type)
            .put(
                "time",
                OffsetDateTime.ofInstant(office.time().instant(), ZoneOffset.UTC).toString())
            .put("subject", event.questionId())
            .put("datacontenttype", "application/json");
    if (traceparent != null) {
      envelope.put("traceparent", traceparent);
    }
    envelope.set("data", Json.MAPPER.valueToTree(event));
    var reply =
        MessageBuilder.withBody(Json.MAPPER.writeValueAsBytes(envelope))
            .setContentType(Topology.CLOUD_EVENT)
            .setType(type)
            .setDeliveryMode(
                event instanceof AnswerDelta
                    ? MessageDeliveryMode.NON_PERSISTENT
                    : MessageDeliveryMode.PERSISTENT);
    var correlationId = address.correlationId();
    if (correlationId != null) {
      reply.setCorrelationId(correlationId);
    }
    return reply.build();
  }
}
