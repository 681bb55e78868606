package dev.entrega.cli.parked;

import dev.entrega.cli.endpoints.Endpoints;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entrega parked list QUEUE}: one line for each message, the longest parked first. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the messages of a queue, and why they are there.")
final class ListParked implements Callable<Integer> {

  private static final String LINE = "%-10s  %-20s  %8s  %-24s  %-34s  %s%n";

  @Parameters(
      paramLabel = "QUEUE",
      description = "The queue, with or without .parked; or: discarded.")
  private String queue = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many at most (default ${DEFAULT-VALUE}).",
      defaultValue = "100")
  private int limit = 100;

  @Mixin private Endpoints endpoints = new Endpoints();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    var out = spec.commandLine().getOut();
    var name = ParkingQueues.named(queue);
    try (var connection = endpoints.connect();
        var visit = Visit.of(name, connection)) {
      var shown = 0;
      for (var message = visit.next(); message != null; message = visit.next()) {
        if (shown == limit) {
          out.printf("… and more: --limit shows them%n");
          break;
        }
        if (shown++ == 0) {
          out.printf(LINE, "KEY", "PARKED AT", "ATTEMPTS", "TYPE", "ABOUT", "REASON");
        }
        out.printf(
            LINE,
            message.key(),
            toTheSecond(message.at()),
            message.attempts(),
            message.type(),
            message.subject(),
            message.reason());
      }
      if (shown == 0) {
        out.printf("%s: nothing lies there.%n", name);
      }
    }
    out.flush();
    return 0;
  }

  /** What is no point in time, or none at all, stays as it is. */
  private static String toTheSecond(String at) {
    try {
      return Instant.parse(at).truncatedTo(ChronoUnit.SECONDS).toString();
    } catch (DateTimeParseException _) {
      return at;
    }
  }
}
