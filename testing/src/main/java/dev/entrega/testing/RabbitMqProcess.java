package dev.entrega.testing;

import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A RabbitMQ of one node, as a child process on free loopback ports, for user {@code guest} with
 * password {@code guest}. Its data outlive {@link #stop} and {@link #kill}, and {@link #startAgain}
 * finds them on the same port; {@link #close} removes them. It is gone when this JVM is, however
 * that ends.
 *
 * <p>It is the {@code rabbitmq-server} that the machine has, by default where Debian puts it; the
 * system property {@code entrega.rabbitmq-server} names another. Erlang's {@code erl_call}, which
 * {@link #evaluate} needs, is looked for on the PATH.
 */
public final class RabbitMqProcess implements RabbitMq {

  private static final Path SERVER =
      Path.of(
          System.getProperty("entrega.rabbitmq-server", "/usr/lib/rabbitmq/bin/rabbitmq-server"));

  /** It takes 4 to 7 s on a quiet machine. */
  private static final Duration TO_START = Duration.ofMinutes(3);

  private static final Duration TO_STOP = Duration.ofMinutes(1);
  private static final int CONNECT_MILLIS = 30_000;

  private final RabbitMqNode node;
  private final Process epmd;
  private final Leash leashOnEpmd;
  private @Nullable Process server;
  private @Nullable Leash leash;

  private RabbitMqProcess(RabbitMqNode node) {
    this.node = node;
    this.epmd = node.startEpmd();
    this.leashOnEpmd = Leash.on(epmd.pid(), "KILL", node.folder().path());
  }

  /** Whether this machine has the program. */
  public static boolean isInstalled() {
    return Files.isExecutable(SERVER);
  }

  /** Starts one as it comes, and returns when it takes connections. */
  public static RabbitMqProcess start() {
    return start(Map.of());
  }

  /**
   * Starts one and returns when it takes connections.
   *
   * @param configuration lines of {@code rabbitmq.conf}, for example {@code consumer_timeout=5000}
   * @throws IllegalStateException it did not start; the message has the end of its log
   */
  public static RabbitMqProcess start(Map<String, String> configuration) {
    var rabbit = new RabbitMqProcess(RabbitMqNode.of(SERVER, configuration));
    try {
      rabbit.startAgain();
      return rabbit;
    } catch (RuntimeException e) {
      rabbit.close();
      throw e;
    }
  }

  /** Where it listens on 127.0.0.1; the same one after a restart. */
  public int port() {
    return node.amqpPort();
  }

  @Override
  public URI uri() {
    return URI.create("amqp://guest:guest@127.0.0.1:" + port());
  }

  /** Whether its process lives. */
  public boolean isRunning() {
    return server != null && server.isAlive();
  }

  /** Ends it as an operator does, and returns when it has ended. */
  public void stop() {
    end(Process::destroy);
  }

  /** Ends it as a crash does (SIGKILL): it can write nothing and say good-bye to nobody. */
  public void kill() {
    end(Process::destroyForcibly);
  }

  /** Starts it on its data and its port, and returns when it takes connections. */
  public void startAgain() {
    if (isRunning()) {
      throw new IllegalStateException("Expected RabbitMQ to be stopped, but it runs");
    }
    var started = node.startServer();
    server = started;
    leash = Leash.on(started.pid(), "KILL", node.folder().path());
    awaitConnection(started);
  }

  @Override
  public String evaluate(String expression) {
    return node.evaluate(expression);
  }

  /** Ends everything that was started, and removes the data. */
  @Override
  public void close() {
    kill();
    leashOnEpmd.close();
    epmd.destroyForcibly().onExit().join();
    node.folder().delete();
  }

  private void end(Consumer<Process> signal) {
    if (server == null) {
      return;
    }
    signal.accept(server);
    if (!hasEnded(server, TO_STOP)) {
      server.destroyForcibly().onExit().join();
    }
    server = null;
    if (leash != null) {
      leash.close();
      leash = null;
    }
  }

  private void awaitConnection(Process started) {
    var deadline = System.nanoTime() + TO_START.toNanos();
    while (!connects()) {
      if (System.nanoTime() > deadline || hasEnded(started, Duration.ofMillis(100))) {
        throw new IllegalStateException(
            "Expected RabbitMQ to take connections, but it %s:%n%s"
                .formatted(started.isAlive() ? "did not" : "ended", node.log()));
      }
    }
  }

  private boolean connects() {
    if (!Ports.answers(port())) {
      return false;
    }
    var factory = new ConnectionFactory();
    factory.setHost("127.0.0.1");
    factory.setPort(port());
    factory.setConnectionTimeout(CONNECT_MILLIS);
    factory.setHandshakeTimeout(CONNECT_MILLIS);
    try (var connection = factory.newConnection("is it ready")) {
      return connection.isOpen();
    } catch (IOException | TimeoutException e) {
      return false;
    }
  }

  private static boolean hasEnded(Process process, Duration within) {
    try {
      return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
