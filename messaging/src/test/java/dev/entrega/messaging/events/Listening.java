package dev.entrega.messaging.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.messaging.orders.OrderCancelled;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.amqp.core.DeclarableCustomizer;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.ResolvableType;

/** A service that reads cancelled orders, four at once, and does with them what a test says. */
final class Listening {

  static final String QUEUE = "bridge.cancellations";

  private final ApplicationContextRunner runner;

  private Listening(ApplicationContextRunner runner) {
    this.runner = runner;
  }

  /** What happens while it runs. */
  interface Act {
    void run(Service service) throws Exception;
  }

  /** The running service, as an operator sees it. */
  record Service(ApplicationContext context) {

    Health health() {
      return Objects.requireNonNull(context.getBean(HealthIndicator.class).health());
    }

    double count(String counter) {
      return metrics().get("entrega.events." + counter).tag("queue", QUEUE).counter().count();
    }

    double gauge(String gauge) {
      return metrics().get("entrega.events." + gauge).tag("queue", QUEUE).gauge().value();
    }

    private MeterRegistry metrics() {
      return context.getBean(MeterRegistry.class);
    }
  }

  static Listening to(Broker broker) {
    return new Listening(
        new ApplicationContextRunner()
            .withConfiguration(
                AutoConfigurations.of(RabbitAutoConfiguration.class, EventsAutoConfiguration.class))
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withBean(DeclarableCustomizer.class, broker::customizer)
            .withPropertyValues(
                "spring.rabbitmq.port=" + broker.port(),
                "entrega.amqp.retry-after=10ms",
                "entrega.amqp.probe-after=50ms",
                "entrega.amqp.probe-at-most=200ms",
                "entrega.amqp.retry-delays=100ms,200ms"));
  }

  Listening with(String... properties) {
    return new Listening(runner.withPropertyValues(properties));
  }

  Listening with(Consumer<CloudEvent<OrderCancelled>> handler) {
    var consumer = new EventConsumer<>(QUEUE, "orders", List.of(OrderCancelled.class), 4, handler);
    return new Listening(
        runner.withInitializer(context -> {
          var definition = new RootBeanDefinition();
          definition.setTargetType(
              ResolvableType.forClassWithGenerics(EventConsumer.class, OrderCancelled.class));
          definition.setInstanceSupplier(() -> consumer);
          ((BeanDefinitionRegistry) context.getBeanFactory())
              .registerBeanDefinition("cancelled", definition);
        }));
  }

  void run(Act act) {
    runner.run(context -> {
      assertThat(context).hasNotFailed();
      act.run(new Service(context));
    });
  }
}
