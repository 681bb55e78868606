package dev.entrega.messaging.events;

import dev.entrega.messaging.orders.Event;
import dev.entrega.messaging.topology.ConsumerTopology;
import dev.entrega.messaging.topology.Topology;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Topology and a listener for each {@link EventConsumer}. */
@AutoConfiguration(
    afterName = "org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration")
@ConditionalOnClass(RabbitTemplate.class)
@ConditionalOnBean({ConnectionFactory.class, EventConsumer.class})
@EnableConfigurationProperties(EventSettings.class)
public final class EventsAutoConfiguration {

  EventsAutoConfiguration() {}

  /** Parking needs confirms and returns; a service need not know. */
  @Bean
  static BeanPostProcessor confirmingConnectionFactory() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof CachingConnectionFactory factory) {
          factory.setPublisherConfirmType(ConfirmType.CORRELATED);
          factory.setPublisherReturns(true);
        }
        return bean;
      }
    };
  }

  @Bean
  Declarables eventTopology(EventSettings settings, ObjectProvider<EventConsumer<?>> consumers) {
    var topology = new ConsumerTopology(settings.queueType());
    return new Declarables(
        consumers.stream()
            .flatMap(consumer ->
                topology.of(consumer.queue(), consumer.exchange(), consumer.types()).stream())
            .toList());
  }

  @Bean
  EventListeners eventListeners(
      ConnectionFactory connections,
      EventSettings settings,
      ObjectProvider<EventConsumer<?>> consumers,
      ObjectProvider<MeterRegistry> metrics,
      ObjectProvider<InstantSource> time) {
    var broker = new RabbitTemplate(connections);
    broker.setMandatory(true);
    broker.setUsePublisherConnection(true);
    var registry = metrics.getIfAvailable(SimpleMeterRegistry::new);
    var clock = time.getIfUnique(InstantSource::system);
    return new EventListeners(
        consumers.stream()
            .map(consumer -> {
              var parking =
                  new ParkingQueue(
                      Topology.parked(consumer.queue()), broker, settings.confirm(), clock);
              var parts =
                  new EventListener.Parts(
                      parking, settings, new EventMetrics(consumer.queue(), registry));
              return listening(consumer, parts, connections);
            })
            .toList(),
        settings.drain());
  }

  private static <T extends Event> EventListeners.Listening listening(
      EventConsumer<T> consumer, EventListener.Parts parts, ConnectionFactory connections) {
    var listener = new EventListener<>(consumer, parts);
    var container = new DirectMessageListenerContainer(connections);
    container.setQueueNames(consumer.queue());
    container.setConsumersPerQueue(parts.settings().consumers());
    container.setPrefetchCount(prefetch(consumer, parts.settings()));
    container.setAcknowledgeMode(AcknowledgeMode.MANUAL);
    container.setMessageListener(listener);
    container.setAutoStartup(false);
    container.afterPropertiesSet();
    return new EventListeners.Listening(listener, container);
  }

  /** Twice what the handlers can take, so that they need not wait for the next delivery. */
  private static int prefetch(EventConsumer<?> consumer, EventSettings settings) {
    return Math.max(1, 2 * consumer.concurrency() / settings.consumers());
  }
}
