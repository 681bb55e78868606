package dev.entrega.scenarios;

import static java.util.stream.Collectors.toSet;

import dev.entrega.messaging.orders.OrderStatus;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Orders that are published together, in the order in which the world brings them about.
 *
 * @param counts of the articles that they need
 * @param placed one for each order
 * @param onTheWay what carriers say before the end
 * @param delivered the parcels that arrive
 */
record Batch(List<Event> counts, List<Event> placed, List<Event> onTheWay, List<Event> delivered) {

  private static final int STEPS_TO_BE_PAID = 3;

  /** The first real ones, or invented ones where there are none. */
  static Batch realIfThere(int orders) {
    return RealOrders.areThere() ? real(orders) : invented(orders);
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
    var placed = RealOrders.placed().subList(0, orders);
    var deliveries = RealOrders.deliveries(placed.stream().map(Event::orderId).collect(toSet()));
    Predicate<Event> end = event -> event.type().equals("delivery.delivered");
    return new Batch(
        RealOrders.countsFor(placed),
        placed,
        deliveries.stream().filter(end.negate()).toList(),
        deliveries.stream().filter(end).toList());
  }

  int orders() {
    return placed.size();
  }

  int articles() {
    return (int) counts.stream().map(Event::article).distinct().count();
  }

  /** That stock is taken for. */
  long pieces() {
    return placed.stream()
        .flatMap(Event::items)
        .mapToLong(item -> item.get("quantity").asLong())
        .sum();
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

  private static List<Event> events(List<AnOrder> orders, Function<AnOrder, List<Event>> of) {
    return orders.stream().map(of).flatMap(List::stream).toList();
  }
}
