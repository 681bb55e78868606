package dev.entrega.local.launcher.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
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
 * password {@code guest}. It keeps everything in memory and leaves nothing on the disk, or is given
 * a folder: then durable exchanges and queues and persistent messages outlive it, and a publisher's
 * confirm comes when the message is on the disk.
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
  private final BrokerStore store;
  private final int port;

  private EmbeddedBroker(SystemLauncher launcher, BrokerStore store, int port) {
    this.launcher = launcher;
    this.store = store;
    this.port = port;
  }

  /**
   * Starts it and returns when it accepts connections.
   *
   * @param port TCP port on 127.0.0.1; 0 takes any free one, see {@link #port()}
   * @throws IllegalStateException it did not start, for example because the port is in use
   */
  public static EmbeddedBroker start(int port) {
    return start(port, null);
  }

  /**
   * The same with a folder.
   *
   * @param folder where it keeps what is durable; null: in memory
   * @throws IllegalStateException it did not start, for example because the folder is damaged
   */
  public static EmbeddedBroker start(int port, @Nullable Path folder) {
    expectFree(port);
    var store = BrokerStore.in(folder);
    store.expectUndamaged();
    var startup = new Startup();
    var launcher = new SystemLauncher(startup);
    try {
      launcher.startup(store.attributes(port));
    } catch (Exception e) {
      startup.failure = e;
    }
    int boundPort = startup.boundPort();
    if (startup.failure == null && boundPort > 0) {
      startup.removeShutdownHook();
      startup.watchForRetryQueues();
      return new EmbeddedBroker(launcher, store, boundPort);
    }
    launcher.shutdown();
    store.close();
    throw new IllegalStateException(
        "Expected the broker to listen on port %d%s, but it did not start"
            .formatted(port, folder == null ? "" : " and to go on from " + folder),
        startup.failure);
  }

  /** The TCP port on 127.0.0.1 that it listens on. */
  public int port() {
    return port;
  }

  /** Closes every connection, then the broker. */
  @Override
  public void close() {
    launcher.shutdown();
    store.close();
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
          new RetryQueues().watch(node.getVirtualHost());
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
