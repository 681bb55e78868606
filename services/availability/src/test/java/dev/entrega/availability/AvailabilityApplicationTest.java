package dev.entrega.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.messaging.events.EventConsumer;
import dev.entrega.messaging.tasks.TaskQueue;
import dev.entrega.messaging.topology.Topology;
import dev.entrega.testing.EmptyDatabase;
import dev.entrega.testing.OnEachDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.web.client.RestClient;

@OnEachDatabase
class AvailabilityApplicationTest {

  /** Neither broker nor AWS is there: the service starts, keeps trying, and is alive. */
  @Test
  void it_starts_with_its_settings_tables_queue_and_consumer() {
    try (var service =
        new SpringApplicationBuilder(AvailabilityApplication.class)
            .properties("spring.config.name=availability")
            .run(
                "--server.port=0",
                "--spring.datasource.url=" + EmptyDatabase.url(),
                "--spring.rabbitmq.port=1",
                "--entrega.aws.endpoint=http://127.0.0.1:1",
                "--entrega.queues.drain=1s")) {
      var port = service.getEnvironment().getRequiredProperty("local.server.port");
      var health = "http://127.0.0.1:%s/actuator/health/liveness".formatted(port);

      assertThat(RestClient.create(health).get().retrieve().body(String.class)).contains("UP");
      assertThat(service.getBean(TaskQueue.class).name()).isEqualTo(Topology.AVAILABILITY_TASKS);
      assertThat(service.getBean(EventConsumer.class).queue())
          .isEqualTo(Topology.AVAILABILITY_STOCK_COUNTS);
    }
  }
}
