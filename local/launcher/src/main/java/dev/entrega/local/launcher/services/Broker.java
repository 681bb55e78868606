package dev.entrega.local.launcher.services;

import java.net.URI;
import java.util.List;

/**
 * A broker of AMQP 0-9-1, and how services use it.
 *
 * @param uri {@code amqp://user:password@host:port/virtual-host}; what is left out is {@code
 *     guest}, 5672 and {@code /}
 * @param queueType {@code classic} or {@code quorum}
 */
public record Broker(URI uri, String queueType) {

  private static final int USUAL_PORT = 5672;

  /** Where it listens. */
  public int port() {
    return uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
  }

  /** The same address without what nobody shall read over a shoulder. */
  public String shown() {
    return "amqp://%s:%d%s"
        .formatted(uri.getHost(), port(), host().equals("/") ? "" : uri.getPath());
  }

  List<String> settings() {
    return List.of(
        "--spring.rabbitmq.host=" + uri.getHost(),
        "--spring.rabbitmq.port=" + port(),
        "--spring.rabbitmq.username=" + user(0),
        "--spring.rabbitmq.password=" + user(1),
        "--spring.rabbitmq.virtual-host=" + host(),
        "--entrega.amqp.queue-type=" + queueType);
  }

  private String user(int part) {
    var info = uri.getUserInfo();
    var parts = info == null ? new String[0] : info.split(":", 2);
    return parts.length > part ? parts[part] : "guest";
  }

  private String host() {
    var path = uri.getPath();
    return path == null || path.length() < 2 ? "/" : path.substring(1);
  }

  /** A password is nobody's business. */
  @Override
  public String toString() {
    return "Broker[%s, %s]".formatted(shown(), queueType);
  }
}
