package dev.entrega.scenarios;

import dev.entrega.local.launcher.broker.EmbeddedBroker;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;

class PutAsideOnTheEmbeddedBrokerTest extends PutAsideContract {

  private final EmbeddedBroker broker = EmbeddedBroker.start(0);

  @AfterAll
  void stop() {
    broker.close();
  }

  @Override
  URI broker() {
    return URI.create("amqp://guest:guest@127.0.0.1:" + broker.port());
  }

  @Override
  Map<String, Object> queueArguments() {
    return Map.of();
  }

  /** Qpid takes it for a point in time: the year 2100. */
  @Override
  String expiresLater() {
    return "4102444800000";
  }
}
