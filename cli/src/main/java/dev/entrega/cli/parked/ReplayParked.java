package dev.entrega.cli.parked;

import dev.entrega.cli.discarded.SafePublisher;
import dev.entrega.cli.endpoints.Endpoints;
import dev.entrega.cli.selection.Pace;
import dev.entrega.cli.selection.Selection;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code entrega parked replay QUEUE KEY…}: back to the consumer that parked it. The event keeps
 * its identity, so a replay that is cut off and begun again changes nothing twice.
 */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Sends messages back to the consumer that parked them, as they were.",
      "An event that no queue was bound for goes back to its exchange.",
      "Safe to repeat: a message leaves its parking queue when the broker has confirmed the copy."
    })
final class ReplayParked implements Callable<Integer> {

  @Mixin private Selection selection = new Selection();
  @Mixin private Pace pace = new Pace();
  @Mixin private Endpoints endpoints = new Endpoints();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (var connection = endpoints.connect()) {
      return new Moving(selection, spec.commandLine().getOut(), "replayed")
          .run(connection, this::replay);
    }
  }

  private boolean replay(ParkedMessage message, SafePublisher publisher)
      throws IOException, InterruptedException {
    if (!message.isReplayable()) {
      spec.commandLine()
          .getOut()
          .printf("%s: came from SQS, and stays; its order can be looked at%n", message.key());
      return false;
    }
    pace.await();
    publisher.publish(message.target(), message.asItWas(), message.got().getBody());
    return true;
  }
}
