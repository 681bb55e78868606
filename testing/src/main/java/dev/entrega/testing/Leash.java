package dev.entrega.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Ends a process when this JVM is gone, however it went, and removes the process's folder: a shell
 * waits at a pipe whose other end is ours. A shutdown hook would not survive {@code kill -9}.
 */
final class Leash implements AutoCloseable {

  private static final String WAIT_AND_END =
      "read -r _; kill -s \"$1\" \"$2\" 2>/dev/null; sleep 1; rm -rf \"$3\"";

  private final Process shell;

  private Leash(Process shell) {
    this.shell = shell;
  }

  /**
   * Holds a process.
   *
   * @param signal what it gets when this JVM is gone, for example {@code KILL}
   */
  static Leash on(long pid, String signal, Path folder) {
    try {
      return new Leash(
          new ProcessBuilder(
                  "/bin/sh",
                  "-c",
                  WAIT_AND_END,
                  "leash",
                  signal,
                  Long.toString(pid),
                  folder.toString())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets go without a signal to the process. */
  @Override
  public void close() {
    shell.destroyForcibly();
  }
}
