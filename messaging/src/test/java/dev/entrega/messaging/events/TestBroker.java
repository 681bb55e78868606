package dev.entrega.messaging.events;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener.DefaultSystemLauncherListener;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.SystemConfig;
import org.springframework.amqp.core.DeclarableCustomizer;
import org.springframework.amqp.core.Queue;

/**
 * Apache Qpid Broker-J in this JVM, in memory, on any free port. It takes no notice of RabbitMQ's
 * arguments of a retry queue, so {@link #customizer} adds its own.
 */
final class TestBroker implements Broker, AutoCloseable {

  private final SystemLauncher launcher;
  private final int port;

  private TestBroker(SystemLauncher launcher, int port) {
    this.launcher = launcher;
    this.port = port;
  }

  static TestBroker start(Path folder) throws Exception {
    var system = new AtomicReference<SystemConfig<?>>();
    var launcher =
        new SystemLauncher(
            new DefaultSystemLauncherListener() {
              @Override
              public void onContainerResolve(SystemConfig<?> config) {
                system.set(config);
              }
            });
    launcher.startup(
        Map.of(
            "type",
            "Memory",
            SystemConfig.INITIAL_CONFIGURATION_LOCATION,
            TestBroker.class.getResource("broker.json").toExternalForm(),
            SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT,
            false,
            "context",
            Map.of("qpid.work_dir", Files.createDirectories(folder).toString())));
    var ports = system.get().getContainer().getChildren(Port.class);
    return new TestBroker(launcher, ports.iterator().next().getBoundPort());
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public DeclarableCustomizer customizer() {
    return declarable -> {
      if (declarable instanceof Queue queue
          && queue.getArguments().get("x-dead-letter-routing-key") instanceof String target
          && queue.getArguments().get("x-message-ttl") instanceof Long millis) {
        queue.addArgument("maximumMessageTtl", millis);
        queue.addArgument("expiryPolicy", "ROUTE_TO_ALTERNATE");
        queue.addArgument("alternateBinding", "{\"destination\": \"%s\"}".formatted(target));
      }
      return declarable;
    };
  }

  @Override
  public void close() {
    launcher.shutdown();
  }
}
