package dev.entrega.testing;

import java.net.URI;

/** A real RabbitMQ for tests, gone when it is closed or when this JVM is. */
public sealed interface RabbitMq extends AutoCloseable permits RabbitMqInDocker, RabbitMqProcess {

  /** What a client connects to. */
  URI uri();

  /**
   * Asks the node a question, or tells it something, by {@code rabbitmqctl}.
   *
   * @return what it printed
   * @throws IllegalStateException it did not do so; the message has what it printed instead
   */
  String control(String... arguments);

  @Override
  void close();
}
