package dev.entrega.cli.parked;

import dev.entrega.cli.endpoints.Endpoints;
import dev.entrega.cli.selection.Selection;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code entrega parked show QUEUE KEY…}: headers and bodies. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows messages whole: where they were on their way to, headers, body.")
final class ShowParked implements Callable<Integer> {

  @Mixin private Selection selection = new Selection();
  @Mixin private Endpoints endpoints = new Endpoints();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    var out = spec.commandLine().getOut();
    selection.check();
    try (var connection = endpoints.connect();
        var visit = Visit.of(ParkingQueues.named(selection.queue()), connection)) {
      for (var message = visit.next(); message != null; message = visit.next()) {
        if (selection.includes(message.key())) {
          show(message, out);
        }
      }
    }
    selection.missing().forEach(key -> out.printf("%s: no such message%n", key));
    out.flush();
    return selection.missing().isEmpty() ? 0 : 1;
  }

  private static void show(ParkedMessage message, PrintWriter out) {
    var envelope = message.got().getEnvelope();
    var properties = message.got().getProps();
    out.printf("message %s in %s%n", message.key(), message.queue());
    field(out, "exchange", envelope.getExchange());
    field(out, "routing key", envelope.getRoutingKey());
    field(out, "content type", properties.getContentType());
    field(out, "message id", properties.getMessageId());
    message.headers().forEach((name, value) -> field(out, name, value));
    out.println();
    out.println(message.readable());
    out.println();
  }

  private static void field(PrintWriter out, String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      out.printf("  %-24s %s%n", name, value);
    }
  }
}
