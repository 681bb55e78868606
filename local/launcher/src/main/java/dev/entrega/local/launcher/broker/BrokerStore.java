package dev.entrega.local.launcher.broker;

import com.sleepycat.je.DatabaseException;
import com.sleepycat.je.Environment;
import com.sleepycat.je.EnvironmentConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.apache.qpid.server.model.SystemConfig;
import org.jspecify.annotations.Nullable;

/**
 * Where a broker keeps exchanges, queues and persistent messages.
 *
 * @param workingFolder that Qpid may write into
 * @param kept whether that outlives the broker, by Berkeley DB, or everything is in memory
 */
record BrokerStore(Path workingFolder, boolean kept) implements AutoCloseable {

  /** Begins the name of what a broker of this process has for as long as it runs. */
  static final String TEMPORARY = "entrega-broker-%d-".formatted(ProcessHandle.current().pid());

  /** In that folder, or in memory where there is none. */
  static BrokerStore in(@Nullable Path folder) {
    try {
      return folder == null
          ? new BrokerStore(Files.createTempDirectory(TEMPORARY), false)
          : new BrokerStore(Files.createDirectories(folder), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Asked first, because Qpid answers it with pages of stack traces.
   *
   * @throws IllegalStateException what is kept cannot be read
   */
  void expectUndamaged() {
    var environment = workingFolder.resolve(Path.of("default", "config"));
    if (!kept || !Files.exists(environment)) {
      return;
    }
    try {
      var reading = new EnvironmentConfig().setReadOnly(true);
      new Environment(environment.toFile(), reading).close();
    } catch (DatabaseException | AssertionError e) {
      // Berkeley DB says it by an assertion where a JVM checks these.
      throw new IllegalStateException(
          "Expected the broker to go on from %s, but: %s"
              .formatted(
                  workingFolder, String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
          e);
    }
  }

  /** What Qpid is started with. */
  Map<String, Object> attributes(int port) {
    var context =
        Map.of(
            "qpid.work_dir", workingFolder.toString(),
            "entrega.amqp.port", Integer.toString(port),
            "entrega.virtualhost", configuration("virtualhost.json"),
            "broker.failStartupWithErroredChild", "true",
            "broker.failStartupWithErroredChildScope", "ALL");
    return Map.of(
        "type",
        "Memory",
        SystemConfig.INITIAL_CONFIGURATION_LOCATION,
        written("broker.json").toString(),
        SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT,
        false,
        "context",
        context);
  }

  /** Qpid reads a file; the rest of its configuration is made anew at each start. */
  private Path written(String name) {
    try {
      return Files.writeString(workingFolder.resolve(name), configuration(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String configuration(String name) {
    try (InputStream in = BrokerStore.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Expected the resource " + name + ", but it is not there");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@node@", kept ? "BDB" : "Memory")
          .replace("@host@", kept ? "ProvidedStore" : "Memory");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes the working folder, unless that is to be kept. */
  @Override
  public void close() {
    if (kept) {
      return;
    }
    try (var paths = Files.walk(workingFolder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
