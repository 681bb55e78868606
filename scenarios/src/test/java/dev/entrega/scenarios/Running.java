package dev.entrega.scenarios;

import dev.entrega.local.launcher.LocalEntrega;
import dev.entrega.local.launcher.LocalSettings;
import dev.entrega.testing.RabbitMq;
import java.io.IOException;

/** A running system, what publishes to it, and the scenario on both: one object closes all. */
record Running(LocalEntrega entrega, Upstream upstream, Scenario scenario)
    implements AutoCloseable {

  /** With the embedded broker. */
  static Running start(LocalSettings settings) {
    var entrega = LocalEntrega.start(settings);
    var upstream = connect(entrega);
    return new Running(
        entrega, upstream, new Scenario(entrega, upstream, Unsettled.embedded(upstream)));
  }

  /** With that broker, whose queues are quorum queues. */
  static Running start(RabbitMq rabbit, LocalSettings settings) {
    var entrega = LocalEntrega.start(settings);
    var upstream = connect(entrega);
    return new Running(
        entrega, upstream, new Scenario(entrega, upstream, Unsettled.quorum(upstream, rabbit)));
  }

  private static Upstream connect(LocalEntrega entrega) {
    try {
      return new Upstream(entrega.broker().uri());
    } catch (Exception e) {
      entrega.close();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    upstream.close();
    entrega.close();
  }
}
