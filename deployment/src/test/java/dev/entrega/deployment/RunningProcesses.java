package dev.entrega.deployment;

import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** All services, each as a process of its own. */
final class RunningProcesses implements AutoCloseable {

  /** All of them start at once, on a machine that may be busy with more. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Map<String, Map<String, String>> environments;
  private final Path folder;
  private final Map<String, ServiceProcess> processes = new LinkedHashMap<>();

  private RunningProcesses(Map<String, Map<String, String>> environments, Path folder) {
    this.environments = environments;
    this.folder = folder;
  }

  /**
   * Starts them with these environments by name, and returns when all are ready.
   *
   * @param folder for their logs and their parts
   */
  static RunningProcesses start(Map<String, Map<String, String>> environments, Path folder) {
    var running = new RunningProcesses(environments, folder);
    try {
      running.start(environments.keySet());
      return running;
    } catch (RuntimeException | Error e) {
      running.close();
      throw e;
    }
  }

  /** Asks some to end and starts them again; returns what each ended with, when all are ready. */
  Map<String, Integer> restart(Set<String> names) throws InterruptedException {
    var exitCodes = terminate(names);
    start(names);
    return exitCodes;
  }

  /** Asks all to end, and returns what each ended with. */
  Map<String, Integer> terminate() throws InterruptedException {
    return terminate(processes.keySet());
  }

  private void start(Collection<String> names) {
    for (var name : names) {
      var environment = environments.getOrDefault(name, Map.of());
      processes.put(name, ServiceProcess.start(ServiceJar.of(name), environment, folder));
    }
    try (var http = HttpClient.newHttpClient()) {
      for (var name : names) {
        await(name)
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(250))
            .until(() -> process(name).isReady(http));
      }
    }
  }

  private Map<String, Integer> terminate(Collection<String> names) throws InterruptedException {
    names.forEach(name -> process(name).terminate());
    var exitCodes = new LinkedHashMap<String, Integer>();
    for (var name : names) {
      exitCodes.put(name, process(name).exitCode());
    }
    return exitCodes;
  }

  private ServiceProcess process(String name) {
    var process = processes.get(name);
    if (process == null) {
      throw new IllegalArgumentException("Expected one of our processes, but it is " + name);
    }
    return process;
  }

  @Override
  public void close() {
    processes.values().forEach(ServiceProcess::close);
  }
}
