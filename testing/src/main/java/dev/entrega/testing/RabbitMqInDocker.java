package dev.entrega.testing;

import java.io.IOException;
import java.net.URI;
import org.testcontainers.rabbitmq.RabbitMQContainer;

/**
 * A RabbitMQ of one node in a container, for user {@code guest} with password {@code guest}. It is
 * of the version that {@code docker-compose.yml} runs; the system property {@code
 * entrega.rabbitmq-image} names another image.
 */
public final class RabbitMqInDocker implements RabbitMq {

  private final RabbitMQContainer container;

  private RabbitMqInDocker(RabbitMQContainer container) {
    this.container = container;
  }

  /** Starts one and returns when it takes connections. */
  public static RabbitMqInDocker start() {
    var container = new RabbitMQContainer(Image.RABBITMQ.name("rabbitmq"));
    container.start();
    return new RabbitMqInDocker(container);
  }

  @Override
  public URI uri() {
    return URI.create(
        "amqp://guest:guest@%s:%d".formatted(container.getHost(), container.getAmqpPort()));
  }

  @Override
  public String evaluate(String expression) {
    try {
      var said = container.execInContainer("rabbitmqctl", "-q", "eval", expression);
      if (said.getExitCode() != 0) {
        throw new IllegalStateException(
            "Expected RabbitMQ to evaluate %s, but: %s%s"
                .formatted(expression, said.getStdout(), said.getStderr()));
      }
      return said.getStdout().strip();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    container.stop();
  }
}
