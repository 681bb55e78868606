package dev.entrega.scenarios;

import dev.entrega.local.launcher.Layout;
import dev.entrega.local.launcher.LocalSettings;
import dev.entrega.local.launcher.Main;
import dev.entrega.testing.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The launcher as a process of its own, on free ports, with a folder for its data. */
final class EntregaProcess {

  static final String API_KEY = "known-to-the-test";

  private static final List<String> PORTS =
      List.of(
          LocalSettings.AMQP_PORT,
          LocalSettings.AWS_PORT,
          LocalSettings.WEB_PORT,
          LocalSettings.MAIL_SMTP_PORT,
          LocalSettings.MAIL_WEB_PORT,
          Layout.Provider.PORT);

  private final @Nullable Process process;
  private final Map<String, Integer> ports;
  private final Queue<String> said = new ConcurrentLinkedQueue<>();

  private EntregaProcess(@Nullable Process process, Map<String, Integer> ports) {
    this.process = process;
    this.ports = ports;
  }

  /** No process, to be killed with pleasure. */
  static EntregaProcess none() {
    return new EntregaProcess(null, Map.of());
  }

  /** Starts it, and returns when it is ready. */
  static EntregaProcess start(Path folder) throws Exception {
    var started = launch(folder);
    var ready = new CountDownLatch(1);
    var reader = started.listen(ready);
    while (!ready.await(1, TimeUnit.SECONDS)) {
      if (!started.running().isAlive()) {
        reader.join();
        throw new AssertionError("Expected Entrega to start, but it said: " + started.said);
      }
    }
    return started;
  }

  private static EntregaProcess launch(Path folder) throws IOException {
    var ports = freePorts();
    var command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                // What a process had in hand that is gone, others take up after these.
                "-Dentrega.queues.visibility=5s",
                "-Dnotifier.sending.lease=5s",
                "-Dcourier.lease=5s",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--data=" + folder,
                "--provider.api-key=" + API_KEY));
    ports.forEach((name, port) -> command.add("--%s=%d".formatted(name, port)));
    return new EntregaProcess(new ProcessBuilder(command).redirectErrorStream(true).start(), ports);
  }

  private Thread listen(CountDownLatch ready) {
    return Thread.ofVirtual()
        .start(() -> {
          try (var out = running().inputReader(StandardCharsets.UTF_8)) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
              said.add(line);
              if (line.contains("Entrega is ready")) {
                ready.countDown();
              }
            }
          } catch (IOException _) {
            // It was killed.
          }
        });
  }

  private static Map<String, Integer> freePorts() {
    var ports = new HashMap<String, Integer>();
    var free = Stream.generate(Ports::free).distinct().limit(PORTS.size()).iterator();
    PORTS.forEach(name -> ports.put(name, free.next()));
    return ports;
  }

  /** Is gone at once, as by {@code kill -9}. */
  void kill() {
    if (process != null) {
      process.destroyForcibly();
      process.onExit().join();
    }
  }

  /** Is told to stop, and does. */
  void stop() {
    running().destroy();
    running().onExit().join();
  }

  URI amqp() {
    return URI.create("amqp://guest:guest@127.0.0.1:" + port(LocalSettings.AMQP_PORT));
  }

  URI aws() {
    return URI.create("http://127.0.0.1:" + port(LocalSettings.AWS_PORT));
  }

  URI web() {
    return URI.create("http://127.0.0.1:" + port(LocalSettings.WEB_PORT));
  }

  URI inbox() {
    return URI.create("http://127.0.0.1:" + port(LocalSettings.MAIL_WEB_PORT));
  }

  URI provider() {
    return URI.create("http://127.0.0.1:" + port(Layout.Provider.PORT));
  }

  private int port(String name) {
    return Objects.requireNonNull(ports.get(name));
  }

  private Process running() {
    return Objects.requireNonNull(process);
  }
}
