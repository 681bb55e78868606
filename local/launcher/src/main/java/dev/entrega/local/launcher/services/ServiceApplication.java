package dev.entrega.local.launcher.services;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.util.function.ThrowingConsumer;

/**
 * A service as its own container would run it.
 *
 * @param name the one word for it
 * @param main its {@code main}
 * @param arguments its own settings, as {@code --name=value}
 */
public record ServiceApplication(
    String name, ThrowingConsumer<String[]> main, List<String> arguments) {

  /**
   * Runs {@code main} and returns when the service is ready.
   *
   * @param shared settings that every service is given
   * @throws IllegalStateException it did not start; the message is one line
   */
  public RunningService start(List<String> shared) {
    var all = new ArrayList<>(shared);
    all.addAll(arguments);
    try {
      var running = SpringApplication.from(main).run(all.toArray(String[]::new));
      return new RunningService(name, running.getApplicationContext());
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "Expected %s to start, but: %s".formatted(name, rootOf(e)), e);
    }
  }

  private static String rootOf(Throwable e) {
    var root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString().lines().findFirst().orElse("no reason was given");
  }
}
