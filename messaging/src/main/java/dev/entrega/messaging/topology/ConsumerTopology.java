package dev.entrega.messaging.topology;

import dev.entrega.messaging.orders.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.ExchangeBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.TopicExchange;

/**
 * What the broker must know of one consumer: its exchange with the way out for what nobody is bound
 * for, its queue, the queues in which a message waits for another attempt, and the queue that keeps
 * what could not be handled.
 *
 * <p>A retry queue has no consumer: each message leaves it by its fixed time to live, back to the
 * consumer's queue by the default exchange. On a quorum queue that is made safe by {@code
 * x-dead-letter-strategy=at-least-once}, which RabbitMQ grants only together with {@code
 * x-overflow=reject-publish}.
 */
public final class ConsumerTopology {

  private static final int BEYOND_ANY_DELIVERY = 1_000_000;

  private final String queueType;
  private final List<Duration> retryDelays;

  /**
   * How queues are made.
   *
   * @param queueType {@code classic}, or {@code quorum} where RabbitMQ is a cluster
   * @param retryDelays how long messages wait for another attempt, a queue for each
   */
  public ConsumerTopology(String queueType, List<Duration> retryDelays) {
    this.queueType = queueType;
    this.retryDelays = List.copyOf(retryDelays);
  }

  /** In the order in which the broker has to hear of it. */
  public List<Declarable> of(
      String queue, String exchange, List<? extends Class<? extends Event>> types) {
    var declarables = new ArrayList<Declarable>(unrouted());
    TopicExchange topic =
        ExchangeBuilder.topicExchange(exchange).durable(true).alternate(Topology.UNROUTED).build();
    var own = queue(queue);
    declarables.add(topic);
    declarables.add(own);
    declarables.add(queue(Topology.parked(queue)));
    retryDelays.forEach(delay -> declarables.add(retryQueue(queue, delay)));
    for (var type : types) {
      declarables.add(BindingBuilder.bind(own).to(topic).with(RoutingKeys.of(type)));
    }
    return declarables;
  }

  private List<Declarable> unrouted() {
    var exchange = ExchangeBuilder.fanoutExchange(Topology.UNROUTED).durable(true).build();
    var parked = queue(Topology.UNROUTED_PARKED);
    Binding binding = BindingBuilder.bind(parked).to(exchange).with("").noargs();
    return List.of(exchange, parked, binding);
  }

  private Queue retryQueue(String queue, Duration delay) {
    var builder =
        durable(Topology.retry(queue, delay))
            .withArgument("x-message-ttl", delay.toMillis())
            .withArgument("x-dead-letter-exchange", "")
            .withArgument("x-dead-letter-routing-key", queue);
    if (quorum()) {
      builder
          .withArgument("x-dead-letter-strategy", "at-least-once")
          .withArgument("x-overflow", "reject-publish");
    }
    return builder.build();
  }

  private Queue queue(String name) {
    return durable(name).build();
  }

  private boolean quorum() {
    return queueType.equals("quorum");
  }

  private QueueBuilder durable(String name) {
    var builder = QueueBuilder.durable(name).withArgument("x-queue-type", queueType);
    if (quorum()) {
      // RabbitMQ 4 drops a message at its 21st delivery unless it is told not to. We count in our
      // own header and park with our own reason: nothing may be dropped by a count that brokers
      // keep
      // differently. No limit would be -1, which RabbitMQ 3 takes for 0.
      builder.withArgument("x-delivery-limit", BEYOND_ANY_DELIVERY);
    }
    return builder;
  }
}
