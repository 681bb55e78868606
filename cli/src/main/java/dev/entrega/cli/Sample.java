package dev.entrega.cli;

import com.rabbitmq.client.Connection;
import dev.entrega.cli.endpoints.Endpoints;
import dev.entrega.cli.endpoints.OrderApi;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
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
    var orders = endpoints.orders();
    var placed = next(orders);
    try (var connection = endpoints.connect()) {
      var delivered = travel(placed, orders, connection);
      tell("Look again with: ./entrega order " + placed.subject());
      return delivered ? 0 : 1;
    }
  }

  /** Tells whether it went as far as it was followed. */
  private boolean travel(OutgoingEvent placed, OrderApi orders, Connection connection)
      throws IOException, InterruptedException {
    countStock(connection);
    send(List.of(now(placed)), connection);
    tell("order " + placed.subject() + " placed");
    if (noFollow) {
      send(deliveriesOf(placed), connection);
      return true;
    }
    return follow(placed, orders, connection).equals("DELIVERED");
  }

  /** Shows each step, and plays the carrier as soon as the order is paid. */
  private String follow(OutgoingEvent placed, OrderApi orders, Connection connection)
      throws IOException, InterruptedException {
    awaitKnown(orders, placed.subject());
    var timeline = new Timeline(spec.commandLine().getOut());
    var statuses = new ArrayList<String>();
    orders.follow(
        placed.subject(),
        step -> {
          statuses.add(step.path("status").asString());
          timeline.printStep(step);
          if (statuses.getLast().equals("PAYMENT_APPROVED")) {
            send(deliveriesOf(placed), connection);
          }
        });
    return statuses.isEmpty() ? "" : statuses.getLast();
  }

  private void tell(String line) {
    var out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
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

  /** All of it, before the order is placed: an order that overtakes its stock finds none. */
  private void countStock(Connection connection) throws IOException, InterruptedException {
    var stock = EventFile.sample("stock.jsonl");
    send(stock.events(), connection);
    new Backlog(connection, endpoints)
        .awaitSettled(stock.queues(), new PrintWriter(Writer.nullWriter()));
  }

  private static void send(List<OutgoingEvent> events, Connection connection)
      throws IOException, InterruptedException {
    try (var publisher = new Publisher(connection)) {
      for (var event : events) {
        publisher.send(event);
      }
      publisher.finish();
      var receipt = publisher.receipt();
      if (!receipt.isComplete()) {
        throw new IOException("Expected the broker to confirm every event, but: " + receipt);
      }
    }
  }

  private static List<OutgoingEvent> deliveriesOf(OutgoingEvent placed) {
    return EventFile.sample("deliveries.jsonl").events().stream()
        .filter(event -> event.subject().equals(placed.subject()))
        .map(Sample::now)
        .toList();
  }

  /** An order of today with a parcel of last month would puzzle the reader. */
  private static OutgoingEvent now(OutgoingEvent event) {
    return event.at(OffsetDateTime.now(ZoneId.systemDefault()));
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
