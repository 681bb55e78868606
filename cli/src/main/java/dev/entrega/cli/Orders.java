package dev.entrega.cli;

import dev.entrega.cli.endpoints.Endpoints;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code entrega orders}: how many orders are where. */
@Command(
    name = "orders",
    mixinStandardHelpOptions = true,
    description = "Counts the orders by status.")
final class Orders implements Callable<Integer> {

  @Mixin Endpoints endpoints = new Endpoints();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var out = spec.commandLine().getOut();
    var counts = endpoints.orders().counts();
    counts
        .path("counts")
        .properties()
        .forEach(count -> out.printf("%-16s %,8d%n", count.getKey(), count.getValue().asLong()));
    out.printf("%-16s %,8d%n", "total", counts.path("total").asLong());
    out.flush();
    return 0;
  }
}
