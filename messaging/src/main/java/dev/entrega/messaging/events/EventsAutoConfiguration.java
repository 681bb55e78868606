package dev.entrega.messaging.events;

import dev.entrega.messaging.faults.FaultOfTheOtherSide;
import dev.entrega.messaging.faults.Faults;
import dev.entrega.messaging.topology.ConsumerTopology;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Topology and a listener for each {@link EventConsumer}. */
@AutoConfiguration(
    afterName = "org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration")
@ConditionalOnClass(RabbitTemplate.class)
@ConditionalOnBean({ConnectionFactory.class, EventConsumer.class})
@EnableConfigurationProperties(EventSettings.class)
public final class EventsAutoConfiguration {

  EventsAutoConfiguration() {}

  /** Moving a message needs confirms and returns; a service need not know. */
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
    var topology = new ConsumerTopology(settings.queueType(), settings.retryDelays());
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
      ObjectProvider<FaultOfTheOtherSide> further,
      ObjectProvider<MeterRegistry> metrics,
      ObjectProvider<InstantSource> time) {
    var one =
        new Consumptions(
            connections,
            settings,
            Faults.knownAnd(
                Stream.concat(
                    Stream.of(new BrokerFaults(), new MachineFaults()), further.stream())),
            metrics.getIfAvailable(SimpleMeterRegistry::new),
            time.getIfUnique(InstantSource::system));
    return new EventListeners(
        consumers.stream().<Consumption>map(one::of).toList(), settings.drain());
  }

  /** Only where a service shows its health. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(HealthIndicator.class)
  static class Readiness {

    /** {@code consumption}, to be named in the readiness group. */
    @Bean
    HealthIndicator consumptionHealthIndicator(EventListeners listeners) {
      return new ConsumptionHealth(listeners);
    }
  }
}
