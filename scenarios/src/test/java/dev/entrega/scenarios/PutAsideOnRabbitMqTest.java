package dev.entrega.scenarios;

import dev.entrega.testing.RabbitMqAvailable;
import dev.entrega.testing.RabbitMqProcess;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;

@RabbitMqAvailable
class PutAsideOnRabbitMqTest extends PutAsideContract {

  private final RabbitMqProcess rabbit = RabbitMqProcess.start();

  @AfterAll
  void stop() {
    rabbit.close();
  }

  @Override
  URI broker() {
    return rabbit.uri();
  }

  @Override
  Map<String, Object> queueArguments() {
    return Map.of("x-queue-type", "quorum", "x-delivery-limit", 1_000_000);
  }

  @Override
  String expiresLater() {
    return "3600000";
  }
}
