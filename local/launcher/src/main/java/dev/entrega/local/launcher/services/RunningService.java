package dev.entrega.local.launcher.services;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A service that is ready.
 *
 * @param name the one word for it
 * @param context what it is made of, shared with no other service
 */
public record RunningService(String name, ConfigurableApplicationContext context)
    implements AutoCloseable {

  /** The port of its web server, or 0 where it has none. */
  public int port() {
    if (context instanceof WebServerApplicationContext web && web.getWebServer() != null) {
      return web.getWebServer().getPort();
    }
    return 0;
  }

  /** Drains what is under way, within the grace that its settings allow. */
  @Override
  public void close() {
    context.close();
  }
}
