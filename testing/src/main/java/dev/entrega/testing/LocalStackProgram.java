package dev.entrega.testing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The LocalStack that {@code pip install 'localstack-core[runtime]==4.9.2'} has put on the PATH
 * (the README has all of the command). The program {@code localstack} itself would start a
 * container, so what counts is the Python that it runs on.
 *
 * @param python that has LocalStack among its packages
 */
record LocalStackProgram(Path python) {

  private static final int SECONDS_TO_ANSWER = 30;

  /** Fails unless what runs services is there, too. */
  private static final String VERSION =
      "from importlib.metadata import version as of; of('moto-ext'); print(of('localstack-core'))";

  /** Finds one of version 4: those that came after it want a licence token. */
  static Optional<LocalStackProgram> onPath() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, "localstack"))
        .filter(Files::isExecutable)
        .findFirst()
        .flatMap(LocalStackProgram::pythonOf)
        .map(LocalStackProgram::new)
        .filter(program -> program.version().startsWith("4."));
  }

  private static Optional<Path> pythonOf(Path command) {
    try (var lines = Files.lines(command, StandardCharsets.ISO_8859_1)) {
      return lines
          .findFirst()
          .filter(line -> line.startsWith("#!"))
          .map(line -> Path.of(line.substring(2).strip()))
          .filter(Files::isExecutable);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private String version() {
    try {
      var process =
          new ProcessBuilder(python.toString(), "-c", VERSION)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor(SECONDS_TO_ANSWER, TimeUnit.SECONDS) ? said : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
