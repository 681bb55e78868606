package dev.entrega.messaging.events;

import dev.entrega.messaging.faults.AdaptivePermits;
import dev.entrega.messaging.faults.Faults;
import dev.entrega.messaging.orders.Event;
import dev.entrega.messaging.topology.Topology;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.MessageListener;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;

/** Puts together what reads one queue, out of what a service has once. */
final class Consumptions {

  private final ConnectionFactory connections;
  private final EventSettings settings;
  private final Faults faults;
  private final MeterRegistry metrics;
  private final InstantSource time;
  private final ConfirmedSender sender;

  Consumptions(
      ConnectionFactory connections,
      EventSettings settings,
      Faults faults,
      MeterRegistry metrics,
      InstantSource time) {
    this.connections = connections;
    this.settings = settings;
    this.faults = faults;
    this.metrics = metrics;
    this.time = time;
    var broker = new RabbitTemplate(connections);
    broker.setMandatory(true);
    broker.setUsePublisherConnection(true);
    this.sender = new ConfirmedSender(broker, settings.confirm());
  }

  <T extends Event> Consumption of(EventConsumer<T> consumer) {
    var queue = consumer.queue();
    var ways =
        new EventHandling.Ways(
            new RetryQueues(queue, settings.retryDelays(), sender),
            new ParkingQueue(Topology.parked(queue), sender, time));
    var counted = new EventMetrics(queue, metrics);
    var handling = new EventHandling<>(consumer, faults, ways, counted);
    var permits = new AdaptivePermits(consumer.concurrency());
    var self = new AtomicReference<Consumption>();
    var listener =
        new EventListener(queue, handling, permits, settings, reason -> self.get().pause(reason));
    var parts =
        new Consumption.Parts(
            queue,
            container(consumer, listener),
            permits,
            new Probe(queue, handling, connections),
            counted);
    self.set(new Consumption(parts, settings, time));
    return self.get();
  }

  private DirectMessageListenerContainer container(
      EventConsumer<?> consumer, MessageListener listener) {
    var container = new DirectMessageListenerContainer(connections);
    container.setQueueNames(consumer.queue());
    container.setConsumersPerQueue(settings.consumers());
    container.setPrefetchCount(prefetch(consumer));
    container.setAcknowledgeMode(AcknowledgeMode.MANUAL);
    container.setMessageListener(listener);
    container.setAutoStartup(false);
    container.afterPropertiesSet();
    return container;
  }

  /** Twice what the handlers can take, so that they need not wait for the next delivery. */
  private int prefetch(EventConsumer<?> consumer) {
    return Math.max(1, 2 * consumer.concurrency() / settings.consumers());
  }
}
