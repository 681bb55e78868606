package dev.entrega.messaging.events;

import dev.entrega.testing.RabbitMqAvailable;
import dev.entrega.testing.RabbitMqProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

@RabbitMqAvailable
final class PoisonOnRabbitMqClassicTest extends PoisonContract {

  private static RabbitMqProcess rabbit;

  @BeforeAll
  static void use(RabbitMqProcess shared) {
    rabbit = shared;
  }

  @AfterAll
  static void leave() throws Exception {
    try (var shop = new Deliveries(rabbit.port())) {
      shop.deleteAll();
    }
  }

  @Override
  Broker broker() {
    return rabbit::port;
  }

  @Override
  String[] settings() {
    return new String[] {"entrega.amqp.queue-type=classic"};
  }
}
