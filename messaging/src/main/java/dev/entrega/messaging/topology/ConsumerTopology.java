package dev.entrega.messaging.topology;

import dev.entrega.messaging.orders.Event;
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
 * for, its queue, and the queue that keeps what it could not read.
 */
public final class ConsumerTopology {

  private static final int BEYOND_ANY_DELIVERY = 1_000_000;

  private final String queueType;

  /**
   * How queues are made.
   *
   * @param queueType {@code classic}, or {@code quorum} where RabbitMQ is a cluster
   */
  public ConsumerTopology(String queueType) {
    this.queueType = queueType;
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

  private Queue queue(String name) {
    var builder = QueueBuilder.durable(name).withArgument("x-queue-type", queueType);
    if (queueType.equals("quorum")) {
      // RabbitMQ 4 drops a message at its 21st delivery unless it is told not to. We try again in
      // place and park with our own reason: nothing may be dropped by a count that brokers keep
      // differently. No limit would be -1, which RabbitMQ 3 takes for 0.
      builder.withArgument("x-delivery-limit", BEYOND_ANY_DELIVERY);
    }
    return builder.build();
  }
}
