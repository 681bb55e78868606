package dev.entrega.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeashTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void a_process_is_gone_when_the_jvm_that_held_it_was_killed() throws Exception {
    var jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.resolve("data").toString())
            .start();
    var held = ProcessHandle.of(Long.parseLong(firstLine(jvm))).orElseThrow();
    assertThat(held.isAlive()).isTrue();

    jvm.destroyForcibly();

    await().atMost(SOON).until(() -> !held.isAlive());
    await().atMost(SOON).until(() -> !Files.exists(folder.resolve("data")));
  }

  @Test
  void a_process_that_was_let_go_lives_on() throws Exception {
    var sleeper = new ProcessBuilder("sleep", "300").start();
    try {
      Leash.on(sleeper.pid(), "KILL", folder).close();

      assertThat(sleeper.isAlive()).isTrue();
    } finally {
      sleeper.destroyForcibly();
    }
  }

  private static String firstLine(Process process) throws Exception {
    try (BufferedReader lines = process.inputReader()) {
      return lines.readLine();
    }
  }

  /** A JVM that starts something and waits to be killed. */
  static final class Holder {

    private Holder() {}

    public static void main(String[] arguments) throws Exception {
      var data = Files.createDirectory(Path.of(arguments[0]));
      var sleeper = new ProcessBuilder("sleep", "300").start();
      var _ = Leash.on(sleeper.pid(), "KILL", data);
      System.out.println(sleeper.pid());
      sleeper.waitFor();
    }
  }
}
