package dev.entrega.cli.endpoints;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Option;

/** Where the broker and the status service are; the same options for every command. */
public final class Endpoints {

  @Option(
      names = "--amqp",
      paramLabel = "URI",
      description = "The broker (ENTREGA_AMQP; default ${DEFAULT-VALUE}).",
      defaultValue = "${env:ENTREGA_AMQP:-amqp://guest:guest@127.0.0.1:5672}")
  private URI amqp = URI.create("amqp://127.0.0.1");

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The status service (ENTREGA_URL; default ${DEFAULT-VALUE}).",
      defaultValue = "${env:ENTREGA_URL:-http://127.0.0.1:8080}")
  private URI url = URI.create("http://127.0.0.1");

  /**
   * Opens a connection that is not mended by itself: a command ends when it is lost.
   *
   * @throws IOException no broker answers there
   */
  public Connection connect() throws IOException {
    var factory = new ConnectionFactory();
    factory.setAutomaticRecoveryEnabled(false);
    factory.setConnectionTimeout(5_000);
    try {
      factory.setUri(amqp);
      return factory.newConnection("entrega");
    } catch (IOException | TimeoutException e) {
      throw new IOException(
          "Expected a broker at " + withoutPassword() + ", but " + reason(e) + ". Is it running?",
          e);
    } catch (Exception e) {
      throw new BadInput("Expected --amqp like amqp://user:password@host:5672, but " + reason(e));
    }
  }

  /** The broker's address, password and all: never to be shown. */
  public URI amqp() {
    return amqp;
  }

  /** What the status service tells. */
  public OrderApi orders() {
    return new OrderApi(url);
  }

  private String withoutPassword() {
    return amqp.getScheme()
        + "://"
        + amqp.getHost()
        + (amqp.getPort() < 0 ? "" : ":" + amqp.getPort());
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
