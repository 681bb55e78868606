package dev.entrega.cli;

import dev.entrega.cli.ask.Ask;
import dev.entrega.cli.dead.Dead;
import dev.entrega.cli.endpoints.BadInput;
import dev.entrega.cli.parked.Parked;
import dev.entrega.cli.subscriptions.Subscribe;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command {@code ./entrega}. Exit codes: 0 all is well; 1 something was not confirmed, not
 * found or not reachable; 2 the command line or a file makes no sense, and nothing was sent.
 */
@Command(
    name = "entrega",
    description = "Publishes order events, and shows what became of the orders.",
    subcommands = {
      Publish.class,
      Sample.class,
      Order.class,
      Orders.class,
      Parked.class,
      Dead.class,
      Subscribe.class,
      Ask.class
    },
    mixinStandardHelpOptions = true,
    version = "entrega 1.0.0-SNAPSHOT",
    synopsisSubcommandLabel = "COMMAND")
public final class Entrega {

  /** Runs the command and ends the process with its exit code. */
  public static void main(String... arguments) {
    // Libraries find nowhere to log to, which is as intended and needs no warning.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.exit(run(utf8(System.out), utf8(System.err), arguments));
  }

  /** Runs the command inside this process and returns its exit code. */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return commandLine().setOut(out).setErr(err).execute(arguments);
  }

  private static PrintWriter utf8(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private static CommandLine commandLine() {
    return new CommandLine(new Entrega())
        .setExecutionExceptionHandler((exception, command, _) -> {
          command.getErr().println("entrega: " + inOneLine(exception));
          return exception instanceof BadInput ? 2 : 1;
        });
  }

  private static String inOneLine(Exception exception) {
    var message = exception.getMessage();
    return switch (exception) {
      case BadInput _, IOException _ when message != null -> message;
      case UncheckedIOException _ when message != null -> message;
      default -> exception.toString();
    };
  }
}
