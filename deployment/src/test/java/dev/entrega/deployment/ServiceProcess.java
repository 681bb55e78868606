package dev.entrega.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A service as a process of its own: its jar, and nothing said but by its environment. */
final class ServiceProcess implements AutoCloseable {

  /** What a JVM ends with when it was asked to by SIGTERM and did as it was asked. */
  static final int TERMINATED = 128 + 15;

  private static final int SECONDS_TO_DRAIN = 60;

  private final ServiceJar jar;
  private final Process process;
  private final URI readiness;
  private final Path log;

  private ServiceProcess(ServiceJar jar, Process process, URI readiness, Path log) {
    this.jar = jar;
    this.process = process;
    this.readiness = readiness;
    this.log = log;
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /**
   * Starts it; it may not be ready yet.
   *
   * @param environment all of it, with the port in {@code SERVER_PORT}
   * @param folder for its log, and for its parts
   */
  static ServiceProcess start(ServiceJar jar, Map<String, String> environment, Path folder) {
    var log = folder.resolve(jar.name() + ".log");
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms32m",
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote"));
    command.addAll(jar.takenApart(folder));
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    var readiness =
        URI.create(
            "http://127.0.0.1:%s/actuator/health/readiness"
                .formatted(environment.get("SERVER_PORT")));
    try {
      return new ServiceProcess(jar, builder.start(), readiness, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return jar.name();
  }

  /** Whether it says that it is ready; loudly if it has ended instead. */
  boolean isReady(HttpClient http) throws Exception {
    if (!process.isAlive()) {
      throw new AssertionError(
          "Expected %s to run, but it ended with %d: %s"
              .formatted(name(), process.exitValue(), log()));
    }
    try {
      var answer = http.send(HttpRequest.newBuilder(readiness).build(), BodyHandlers.discarding());
      return answer.statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  /** Asks it to end, by SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** Returns what it ended with. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(SECONDS_TO_DRAIN, TimeUnit.SECONDS)) {
      throw new AssertionError(
          "Expected %s to end within %d s, but it runs: %s"
              .formatted(name(), SECONDS_TO_DRAIN, log()));
    }
    return process.exitValue();
  }

  /** What it has said so far. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
