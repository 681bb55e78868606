package dev.entrega.testing;

import java.net.URI;

/** A real RabbitMQ for tests, gone when it is closed or when this JVM is. */
public sealed interface RabbitMq extends AutoCloseable permits RabbitMqInDocker, RabbitMqProcess {

  /** What a client connects to. */
  URI uri();

  /**
   * Asks the node a question, or tells it something.
   *
   * @param expression one of Erlang, with its full stop, as {@code rabbitmqctl eval} takes it
   * @return what it evaluates to, as Erlang writes it
   * @throws IllegalStateException it was not evaluated; the message has what was printed instead
   */
  String evaluate(String expression);

  @Override
  void close();
}
