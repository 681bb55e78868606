package dev.entrega.scenarios;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Real orders, which may lie beside the checkout and are not ours to ship; none if they do not. */
final class RealOrders {

  private static final Path FOLDER = Path.of("..", "..", "shared", "orders");

  private RealOrders() {}

  static boolean areThere() {
    return Files.isDirectory(FOLDER);
  }

  /** Skips the test, and says why, where there are none. */
  static void assumeThere() {
    assumeTrue(
        areThere(), "no folder ../shared/orders beside the checkout, so no real orders were tried");
  }

  static List<Event> placed() {
    return events("order-placed.jsonl");
  }

  static List<Event> cancellations() {
    return events("order-cancelled.jsonl");
  }

  /** Those of these orders. */
  static List<Event> placed(Set<String> orderIds) {
    return about(orderIds, placed());
  }

  /** What carriers said of these orders. */
  static List<Event> deliveries(Set<String> orderIds) {
    return about(orderIds, events("delivery.jsonl"));
  }

  /** The counts of all articles. */
  static List<Event> counts() {
    return events("stock-counted.jsonl");
  }

  /** The counts of the articles that these orders have. */
  static List<Event> countsFor(List<Event> placed) {
    var articles =
        placed.stream()
            .flatMap(Event::items)
            .map(item -> item.get("sku").asString())
            .collect(toSet());
    return counts().stream().filter(count -> articles.contains(count.article())).toList();
  }

  private static List<Event> about(Set<String> orderIds, List<Event> events) {
    return events.stream().filter(event -> orderIds.contains(event.orderId())).toList();
  }

  private static List<Event> events(String file) {
    return areThere() ? Event.in(FOLDER.resolve(file)) : List.of();
  }
}
