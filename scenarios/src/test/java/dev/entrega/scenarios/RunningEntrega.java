package dev.entrega.scenarios;

import dev.entrega.local.launcher.Layout;
import dev.entrega.local.launcher.LocalSettings;
import dev.entrega.testing.RabbitMqInDocker;
import dev.entrega.testing.SharedRabbitMq;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test a {@link Scenario} on the whole system, which is started once for all test classes
 * that ask for the same parts, on free ports, and closed after the last one.
 */
final class RunningEntrega implements ParameterResolver {

  private static final Namespace HERE = Namespace.create(RunningEntrega.class);

  private final On on;

  /** What it runs on. */
  enum On {
    STAND_INS("stand-ins"),
    RABBITMQ("RabbitMQ"),
    RABBITMQ_IN_DOCKER("RabbitMQ in a container"),
    LOCALSTACK("LocalStack");

    private final String title;

    On(String title) {
      this.title = title;
    }

    /** For people. */
    String title() {
      return title;
    }
  }

  /** For {@code @ExtendWith}. */
  RunningEntrega() {
    this(On.STAND_INS);
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
    // A real part is kept before the system that runs on it, and so closed after it.
    var running =
        switch (on) {
          case STAND_INS ->
              store.computeIfAbsent(
                  on,
                  _ ->
                      Running.start(
                          LocalSettings.onFreePorts()
                              .with(Layout.allHere().withOutside(RealParts.nothing()))),
                  Running.class);
          case RABBITMQ -> {
            var rabbit = SharedRabbitMq.of(context);
            yield store.computeIfAbsent(
                on,
                _ -> Running.start(rabbit, RealParts.on(rabbit, "scenarios", context)),
                Running.class);
          }
          case RABBITMQ_IN_DOCKER -> {
            var rabbit = part(store, RabbitMqInDocker::start, RabbitMqInDocker.class);
            yield store.computeIfAbsent(
                on,
                _ -> Running.start(rabbit, RealParts.on(rabbit, "in_docker", context)),
                Running.class);
          }
          case LOCALSTACK -> {
            var aws = part(store, OtherAws::start, OtherAws.class);
            yield store.computeIfAbsent(on, _ -> Running.start(aws.settings()), Running.class);
          }
        };
    return on == On.LOCALSTACK ? running.scenario().withLocalStack() : running.scenario();
  }

  private static <P> P part(Store store, Supplier<P> start, Class<P> type) {
    return store.computeIfAbsent(type, _ -> start.get(), type);
  }
}
