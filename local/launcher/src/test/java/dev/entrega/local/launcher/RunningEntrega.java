package dev.entrega.local.launcher;

import dev.entrega.testing.RabbitMqProcess;
import dev.entrega.testing.SharedRabbitMq;
import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test a {@link Scenario} on the whole system, which is started once for all test classes
 * that ask for the same broker, on free ports, and closed after the last one.
 */
final class RunningEntrega implements ParameterResolver {

  private static final Namespace HERE = Namespace.create(RunningEntrega.class);

  private final On on;

  /** What it runs on. */
  enum On {
    EMBEDDED_BROKER,
    REAL_PARTS
  }

  /** For {@code @ExtendWith}. */
  RunningEntrega() {
    this(On.EMBEDDED_BROKER);
  }

  RunningEntrega(On on) {
    this.on = on;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Scenario.class;
  }

  @Override
  public Scenario resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var store = context.getRoot().getStore(HERE);
    var running =
        switch (on) {
          case EMBEDDED_BROKER -> store.computeIfAbsent(on, _ -> Running.start(), Running.class);
          case REAL_PARTS -> {
            // Kept first, and so closed last.
            var rabbit = SharedRabbitMq.of(context);
            var settings =
                store.computeIfAbsent(
                    "settings",
                    _ -> RealParts.on(rabbit, "scenarios", context),
                    LocalSettings.class);
            yield store.computeIfAbsent(on, _ -> Running.start(rabbit, settings), Running.class);
          }
        };
    return running.scenario();
  }

  /** One object owns everything, and closes it. */
  private record Running(LocalEntrega entrega, Upstream upstream, Scenario scenario)
      implements AutoCloseable {

    static Running start() {
      var entrega = LocalEntrega.start(LocalSettings.onFreePorts());
      var upstream = connect(entrega);
      return new Running(
          entrega, upstream, new Scenario(entrega, upstream, Unsettled.embedded(upstream)));
    }

    static Running start(RabbitMqProcess rabbit, LocalSettings settings) {
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
}
