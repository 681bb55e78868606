package dev.entrega.testing;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
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
  public String control(String... arguments) {
    var command = new ArrayList<>(List.of("rabbitmqctl", "-q"));
    command.addAll(List.of(arguments));
    try {
      var said = container.execInContainer(command.toArray(String[]::new));
      if (said.getExitCode() != 0) {
        throw new IllegalStateException(
            "Expected rabbitmqctl %s to work, but: %s%s"
                .formatted(String.join(" ", arguments), said.getStdout(), said.getStderr()));
      }
      return said.getStdout();
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
