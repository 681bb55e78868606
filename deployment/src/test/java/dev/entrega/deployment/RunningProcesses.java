package dev.entrega.deployment;

import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All services, each as a process of its own. */
final class RunningProcesses implements AutoCloseable {

  /** All of them start at once, on a machine that may be busy with more. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final List<ServiceProcess> processes;

  private RunningProcesses(List<ServiceProcess> processes) {
    this.processes = processes;
  }

  /** Starts them with these environments by name, and returns when all are ready. */
  static RunningProcesses start(Map<String, Map<String, String>> environments, Path logs) {
    var running =
        new RunningProcesses(
            environments.entrySet().stream()
                .map(service ->
                    ServiceProcess.start(ServiceJar.of(service.getKey()), service.getValue(), logs))
                .toList());
    try (var http = HttpClient.newHttpClient()) {
      for (var process : running.processes) {
        await(process.name())
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(250))
            .until(() -> process.isReady(http));
      }
      return running;
    } catch (RuntimeException | Error e) {
      running.close();
      throw e;
    }
  }

  /** Asks all to end, and returns what each ended with. */
  Map<String, Integer> terminate() throws InterruptedException {
    processes.forEach(ServiceProcess::terminate);
    var exitCodes = new LinkedHashMap<String, Integer>();
    for (var process : processes) {
      exitCodes.put(process.name(), process.exitCode());
    }
    return exitCodes;
  }

  @Override
  public void close() {
    processes.forEach(ServiceProcess::close);
  }
}
