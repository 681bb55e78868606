package dev.entrega.cli;

import dev.entrega.cli.endpoints.BadInput;
import dev.entrega.cli.endpoints.Endpoints;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entrega order ID}: how far one order has come. */
@Command(
    name = "order",
    mixinStandardHelpOptions = true,
    description = "Shows the status of an order and how it came there.")
final class Order implements Callable<Integer> {

  @Parameters(paramLabel = "ID", description = "The order's id.")
  String orderId = "";

  @Mixin Endpoints endpoints = new Endpoints();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!orderId.matches("[A-Za-z0-9_-]{1,80}")) {
      throw new BadInput(
          "Expected an order id of 1 to 80 letters, digits, _ or -, but was " + orderId);
    }
    var out = spec.commandLine().getOut();
    var order = endpoints.orders().order(orderId);
    if (order.isEmpty()) {
      out.println("Nobody has heard of order " + orderId + " yet.");
      out.flush();
      return 1;
    }
    new Timeline(out).print(order.get());
    return 0;
  }
}
