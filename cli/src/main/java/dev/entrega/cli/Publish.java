package dev.entrega.cli;

import com.rabbitmq.client.Connection;
import dev.entrega.cli.endpoints.Endpoints;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entrega publish FILE…}: sends files of CloudEvents, one after the other. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description = {
      "Publishes files of CloudEvents, one JSON document a line.",
      "The exchange follows from each event's type, the routing key is the type.",
      "Exit code 0 if the broker confirmed every event, 1 if not, 2 if a file makes no sense (then nothing was sent)."
    })
final class Publish implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files of events, sent in this order.")
  List<Path> files = List.of();

  @Option(
      names = "--no-wait",
      description =
          "Do not wait between two files until the consumers have settled the first one (ready and unacknowledged).")
  boolean noWait;

  private Receipt total = Receipt.NOTHING;

  @Mixin Endpoints endpoints = new Endpoints();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var out = spec.commandLine().getOut();
    var read = files.stream().map(EventFile::read).toList();
    try (var connection = endpoints.connect()) {
      for (var rest = read.iterator(); rest.hasNext(); ) {
        var file = rest.next();
        send(file, connection, out);
        if (!noWait && rest.hasNext()) {
          new Backlog(connection, endpoints).awaitSettled(file.queues(), out);
        }
      }
    } finally {
      out.println(total);
      out.flush();
    }
    return total.isComplete() ? 0 : 1;
  }

  private void send(EventFile file, Connection connection, PrintWriter out)
      throws IOException, InterruptedException {
    var bar = new ProgressBar(file.name(), file.events().size(), out);
    var publisher = new Publisher(connection);
    try (publisher) {
      for (var event : file.events()) {
        publisher.send(event);
        bar.show(publisher.sent());
      }
      publisher.finish();
      bar.end(publisher.sent());
    } finally {
      total = total.plus(publisher.receipt());
    }
  }
}
