package dev.entrega.messaging.events;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

final class PauseOnQpidTest extends PauseContract {

  @TempDir private static Path folder;
  private static TestBroker broker;

  @BeforeAll
  static void start() throws Exception {
    broker = TestBroker.start(folder);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Override
  Broker broker() {
    return broker;
  }

  @Override
  String[] settings() {
    return new String[0];
  }
}
