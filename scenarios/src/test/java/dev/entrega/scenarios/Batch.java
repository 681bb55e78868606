package dev.entrega.scenarios;

import static dev.entrega.scenarios.AnOrder.JSON;
import static java.util.stream.Collectors.toSet;

import dev.entrega.messaging.orders.OrderStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Orders that are published together, in the order in which the world brings them about.
 *
 * @param counts of the articles that they need
 * @param placed one for each order
 * @param onTheWay what carriers say before the end
 * @param delivered the parcels that arrive
 */
record Batch(List<Event> counts, List<Event> placed, List<Event> onTheWay, List<Event> delivered) {

  /** Real orders, which may lie beside the checkout and are not ours to ship. */
  private static final Path REAL = Path.of("..", "..", "shared", "orders");

  private static final int STEPS_TO_BE_PAID = 3;

  /** The first real ones, or invented ones where there are none. */
  static Batch realIfThere(int orders) {
    return Files.isDirectory(REAL) ? real(orders) : invented(orders);
  }

  static Batch invented(int orders) {
    var all = Stream.generate(AnOrder::anOrder).limit(orders).toList();
    return new Batch(
        events(all, AnOrder::stocked),
        all.stream().map(AnOrder::placed).toList(),
        events(all, order -> order.delivered().subList(0, 2)),
        events(all, order -> order.delivered().subList(2, 3)));
  }

  private static Batch real(int orders) {
    var placed = Event.in(REAL.resolve("order-placed.jsonl")).subList(0, orders);
    var ids = placed.stream().map(Event::orderId).collect(toSet());
    Predicate<Event> ours = event -> ids.contains(event.orderId());
    Predicate<Event> end = event -> event.type().equals("delivery.delivered");
    var deliveries = Event.in(REAL.resolve("delivery.jsonl")).stream().filter(ours).toList();
    var articles = items(placed).map(item -> item.get("sku").asString()).collect(toSet());
    Predicate<Event> needed = count -> articles.contains(article(count));
    return new Batch(
        Event.in(REAL.resolve("stock-counted.jsonl")).stream().filter(needed).toList(),
        placed,
        deliveries.stream().filter(end.negate()).toList(),
        deliveries.stream().filter(end).toList());
  }

  int orders() {
    return placed.size();
  }

  int articles() {
    return (int) counts.stream().map(Batch::article).distinct().count();
  }

  /** That stock is taken for. */
  long pieces() {
    return items(placed).mapToLong(item -> item.get("quantity").asLong()).sum();
  }

  /** In all timelines, when everything has happened once. */
  long steps() {
    return (long) STEPS_TO_BE_PAID * orders() + onTheWay.size() + delivered.size();
  }

  /** What an event of a carrier becomes in its order's timeline. */
  static OrderStatus status(Event delivery) {
    var name = delivery.type().substring("delivery.".length());
    return OrderStatus.valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  private static String article(Event count) {
    return JSON.readTree(count.json()).at("/data/sku").asString();
  }

  private static Stream<JsonNode> items(List<Event> placed) {
    return placed.stream()
        .flatMap(order -> JSON.readTree(order.json()).at("/data/items").valueStream());
  }

  private static List<Event> events(List<AnOrder> orders, Function<AnOrder, List<Event>> of) {
    return orders.stream().map(of).flatMap(List::stream).toList();
  }
}
