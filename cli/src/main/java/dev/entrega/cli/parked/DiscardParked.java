package dev.entrega.cli.parked;

import dev.entrega.cli.discarded.Discard;
import dev.entrega.cli.discarded.SafePublisher;
import dev.entrega.cli.endpoints.BadInput;
import dev.entrega.cli.endpoints.Endpoints;
import dev.entrega.cli.selection.Selection;
import dev.entrega.messaging.topology.Topology;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code entrega parked discard QUEUE KEY…}: puts messages where nobody reminds of them any more,
 * with the reason, and with who said so. They can be looked at and replayed from there.
 */
@Command(
    name = "discard",
    mixinStandardHelpOptions = true,
    description = {
      "Moves messages that nobody needs any more to the queue discarded, with your reason.",
      "They stay there: list, show and replay find them under the name discarded."
    })
final class DiscardParked implements Callable<Integer> {

  @Mixin private Discard discard = new Discard();
  @Mixin private Selection selection = new Selection();
  @Mixin private Endpoints endpoints = new Endpoints();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    discard.check();
    if (ParkingQueues.named(selection.queue()).equals(Topology.DISCARDED)) {
      throw new BadInput("Expected a parking queue, but what is in discarded is discarded already");
    }
    try (var connection = endpoints.connect()) {
      Discard.declarePile(connection);
      return new Moving(selection, spec.commandLine().getOut(), "discarded")
          .run(connection, this::discard);
    }
  }

  private boolean discard(ParkedMessage message, SafePublisher publisher)
      throws IOException, InterruptedException {
    discard.keep(message.asItLies(), message.origin(), message.got().getBody(), publisher);
    return true;
  }
}
