package dev.entrega.cli.parked;

import dev.entrega.cli.endpoints.Endpoints;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code entrega parked}: how many messages are parked where. */
@Command(
    name = "parked",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what consumers put aside because they could not use it, and moves it on.",
      "Without a subcommand: how many messages lie where."
    },
    subcommands = {ListParked.class, ShowParked.class, ReplayParked.class, DiscardParked.class})
public final class Parked implements Callable<Integer> {

  @Mixin private Endpoints endpoints = new Endpoints();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    var out = spec.commandLine().getOut();
    try (var connection = endpoints.connect()) {
      for (var queue : ParkingQueues.all()) {
        var length = Visit.length(queue, connection);
        if (length.isPresent()) {
          out.printf("%-32s %,8d%n", queue, length.getAsInt());
        }
      }
    }
    out.flush();
    return 0;
  }
}
