package dev.entrega.cli;

import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code entrega sample}: places the next order of {@code samples/} that nobody has heard of yet,
 * with the stock that it needs and the carrier's events that will deliver it, and follows it to its
 * end.
 */
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    description = "Places one of the 50 sample orders and follows it until it is delivered.")
final class Sample implements Callable<Integer> {

  private static final int LOOKS_FOR_ORDER = 100;

  @Option(names = "--no-follow", description = "Place the order and return at once.")
  boolean noFollow;

  @Mixin Endpoints endpoints = new Endpoints();
  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var out = spec.commandLine().getOut();
    var orders = endpoints.orders();
    var placed = next(orders);
    var orderId = placed.subject();
    var receipt = place(placed);
    if (!receipt.isComplete()) {
      out.printf("order %s: %s%n", orderId, receipt);
      out.flush();
      return 1;
    }
    out.printf("order %s placed%n", orderId);
    out.flush();
    var last = noFollow ? "" : follow(orders, orderId, new Timeline(out));
    out.printf("Look again with: ./entrega order %s%n", orderId);
    out.flush();
    return noFollow || last.equals("DELIVERED") ? 0 : 1;
  }

  private static String follow(OrderApi orders, String orderId, Timeline timeline)
      throws IOException, InterruptedException {
    awaitKnown(orders, orderId);
    var statuses = new ArrayList<String>();
    orders.follow(
        orderId,
        step -> {
          statuses.add(step.path("status").asString());
          timeline.printStep(step);
        });
    return statuses.isEmpty() ? "" : statuses.getLast();
  }

  private static OutgoingEvent next(OrderApi orders) throws IOException, InterruptedException {
    for (var event : EventFile.sample("orders.jsonl").events()) {
      if (orders.order(event.subject()).isEmpty()) {
        return event;
      }
    }
    throw new IOException(
        "Expected a sample order that was not placed yet, but all 50 were: ./entrega orders shows them");
  }

  /**
   * The stock first, and all of it counted: an order that overtakes its stock finds none. The
   * carrier is quick and does it all now.
   */
  private Receipt place(OutgoingEvent placed) throws IOException, InterruptedException {
    try (var connection = endpoints.connect()) {
      var stock = EventFile.sample("stock.jsonl");
      var counted = send(stock.events(), connection);
      new Backlog(connection, endpoints)
          .awaitSettled(stock.queues(), new PrintWriter(Writer.nullWriter()));
      var now = OffsetDateTime.now(ZoneId.systemDefault());
      var parcel =
          Stream.concat(Stream.of(placed), deliveriesOf(placed.subject()).stream())
              .map(event -> event.at(now));
      return counted.plus(send(parcel.toList(), connection));
    }
  }

  private static Receipt send(List<OutgoingEvent> events, Connection connection)
      throws IOException, InterruptedException {
    try (var publisher = new Publisher(connection)) {
      for (var event : events) {
        publisher.send(event);
      }
      return publisher.finish();
    }
  }

  private static List<OutgoingEvent> deliveriesOf(String orderId) {
    return EventFile.sample("deliveries.jsonl").events().stream()
        .filter(event -> event.subject().equals(orderId))
        .toList();
  }

  private static void awaitKnown(OrderApi orders, String orderId)
      throws IOException, InterruptedException {
    for (var look = 0; look < LOOKS_FOR_ORDER; look++) {
      if (orders.order(orderId).isPresent()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IOException(
        "Expected order "
            + orderId
            + " to be received within 10 s, but nobody has heard of it: look at the log");
  }
}
