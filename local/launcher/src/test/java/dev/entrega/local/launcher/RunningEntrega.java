package dev.entrega.local.launcher;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test a {@link Scenario} on the whole system, which is started once for all test classes
 * that ask, on free ports, and closed after the last one.
 */
final class RunningEntrega implements ParameterResolver {

  private static final Namespace HERE = Namespace.create(RunningEntrega.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Scenario.class;
  }

  @Override
  public Scenario resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .computeIfAbsent("system", _ -> Running.start(), Running.class)
        .scenario();
  }

  /** One object owns everything, and closes it. */
  private record Running(LocalEntrega entrega, Upstream upstream, Scenario scenario)
      implements AutoCloseable {

    static Running start() {
      var entrega = LocalEntrega.start(LocalSettings.onFreePorts());
      try {
        var upstream = new Upstream(entrega.amqpPort());
        return new Running(entrega, upstream, new Scenario(entrega, upstream));
      } catch (IOException | TimeoutException e) {
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
