package dev.entrega.local.launcher.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener;
import org.apache.qpid.server.model.BrokerImpl;
import org.apache.qpid.server.model.Container;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.State;
import org.apache.qpid.server.model.SystemConfig;
import org.apache.qpid.server.model.VirtualHostNode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A broker that speaks AMQP 0-9-1 on loopback, in this process, for user {@code guest} with
 * password {@code guest}. It keeps everything in memory and leaves nothing on the disk.
 *
 * <p>It is Apache Qpid Broker-J. What our services rely on holds on it as it does on RabbitMQ:
 * durable topic exchanges, alternate exchanges, publisher confirms, mandatory returns (which come
 * here as a negative confirm followed by the return), manual acknowledgement. Arguments that it
 * does not know ({@code x-…}) are accepted and ignored, hence {@code virtualhost.json} declares our
 * exchanges with their alternate: RabbitMQ's argument {@code alternate-exchange} is one of those
 * that are ignored, and a later declaration of an existing exchange changes nothing. {@link
 * RetryQueues} knows queues with a fixed time to live by their name; it is looked at four times a
 * second whose time is over.
 *
 * <p>The message count that a passive declaration returns differs: here it is every message that is
 * not yet acknowledged, ready or delivered; on RabbitMQ it is the ready ones alone.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

  private final SystemLauncher launcher;
  private final Path workingFolder;
  private final int port;

  private EmbeddedBroker(SystemLauncher launcher, Path workingFolder, int port) {
    this.launcher = launcher;
    this.workingFolder = workingFolder;
    this.port = port;
  }

  /**
   * Starts it and returns when it accepts connections.
   *
   * @param port TCP port on 127.0.0.1; 0 takes any free one, see {@link #port()}
   * @throws IllegalStateException it did not start, for example because the port is in use
   */
  public static EmbeddedBroker start(int port) {
    expectFree(port);
    var workingFolder = temporaryFolder();
    var startup = new Startup();
    var launcher = new SystemLauncher(startup);
    try {
      launcher.startup(attributes(port, workingFolder));
    } catch (Exception e) {
      startup.failure = e;
    }
    int boundPort = startup.boundPort();
    if (startup.failure == null && boundPort > 0) {
      startup.removeShutdownHook();
      startup.watchForRetryQueues();
      return new EmbeddedBroker(launcher, workingFolder, boundPort);
    }
    launcher.shutdown();
    delete(workingFolder);
    throw new IllegalStateException(
        "Expected the broker to listen on port %d, but it did not start".formatted(port),
        startup.failure);
  }

  /** The TCP port on 127.0.0.1 that it listens on. */
  public int port() {
    return port;
  }

  /** Closes every connection, then the broker, and removes its working folder. */
  @Override
  public void close() {
    launcher.shutdown();
    delete(workingFolder);
  }

  /** Asked first, because Qpid answers it with pages of stack traces. */
  private static void expectFree(int port) {
    try (var probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new IllegalStateException(
          "Expected port %d to be free for the broker, but it is in use".formatted(port), e);
    }
  }

  private static Map<String, Object> attributes(int port, Path workingFolder) {
    var context =
        Map.of(
            "qpid.work_dir", workingFolder.toString(),
            "entrega.amqp.port", Integer.toString(port),
            "entrega.virtualhost", text("virtualhost.json"),
            "broker.failStartupWithErroredChild", "true",
            "broker.failStartupWithErroredChildScope", "ALL");
    return Map.of(
        "type",
        "Memory",
        SystemConfig.INITIAL_CONFIGURATION_LOCATION,
        resource("broker.json").toExternalForm(),
        SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT,
        false,
        "context",
        context);
  }

  private static URL resource(String name) {
    var resource = EmbeddedBroker.class.getResource(name);
    if (resource == null) {
      throw new IllegalStateException("Expected the resource " + name + ", but it is not there");
    }
    return resource;
  }

  private static String text(String name) {
    try (InputStream in = resource(name).openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("entrega-broker-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hears how the start went, which {@link SystemLauncher} tells nobody else. */
  private static final class Startup extends SystemLauncherListener.DefaultSystemLauncherListener {

    private @Nullable Exception failure;
    private @Nullable SystemConfig<?> system;

    @Override
    public void errorOnStartup(RuntimeException e) {
      failure = e;
    }

    @Override
    public void onContainerResolve(SystemConfig<?> systemConfig) {
      system = systemConfig;
    }

    /**
     * Qpid would close itself at SIGTERM, while the services that need it still finish their work.
     * There is no setting for it.
     */
    private void removeShutdownHook() {
      try {
        var hook = BrokerImpl.class.getDeclaredField("_shutdownHook");
        hook.setAccessible(true);
        Runtime.getRuntime().removeShutdownHook((Thread) hook.get(broker()));
      } catch (ReflectiveOperationException | IllegalStateException e) {
        LOG.debug("Qpid closes itself when this process ends", e);
      }
    }

    private @Nullable Container<?> broker() {
      return system == null ? null : system.getContainer();
    }

    private void watchForRetryQueues() {
      var broker = broker();
      if (broker != null) {
        for (VirtualHostNode<?> node : broker.getChildren(VirtualHostNode.class)) {
          node.getVirtualHost().addChangeListener(new RetryQueues());
        }
      }
    }

    private int boundPort() {
      var broker = broker();
      if (failure != null || broker == null) {
        return 0;
      }
      for (Port<?> port : broker.getChildren(Port.class)) {
        if (port.getState() == State.ACTIVE) {
          return port.getBoundPort();
        }
      }
      return 0;
    }
  }
}
