package dev.entrega.scenarios;

import static dev.entrega.scenarios.AnOrder.JSON;
import static dev.entrega.scenarios.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entrega.cli.Entrega;
import dev.entrega.local.launcher.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code ./entrega} as its users type it, against the whole system. */
@OnAllParts
class CommandTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MANY = 300;

  @TempDir private Path folder;
  private final Scenario scenario;

  CommandTest(Scenario scenario) {
    this.scenario = scenario;
  }

  @Test
  void files_are_published_one_after_the_other_and_the_order_is_delivered() throws Exception {
    var order = anOrder();
    // The order's own article is the last to be counted: an order that did not wait finds none.
    var counts = Stream.concat(countsOfOthers(order), order.stocked().stream()).toList();

    var published =
        publish(
            scenario.entrega().broker().uri(),
            file("stock.jsonl", counts),
            file("orders.jsonl", List.of(order.placed())),
            file("deliveries.jsonl", order.delivered()));

    assertThat(published.err()).isEmpty();
    assertThat(published.exitCode()).isZero();
    assertThat(published.out())
        .contains("%d sent, %1$d confirmed, 0 returned".formatted(MANY + 1 + 1 + 3));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(shown(order).out())
                .contains("order " + order.id() + ": DELIVERED", "CONFIRMED", "PAYMENT_APPROVED"));
    scenario.expectNothingPutAside();
  }

  @Test
  void an_event_that_nobody_reads_is_confirmed_and_put_aside() throws Exception {
    var wrapped =
        Event.of("order.gift-wrapped", "a-gift", JSON.createObjectNode().put("orderId", "a-gift"));

    var published =
        publish(scenario.entrega().broker().uri(), file("orders.jsonl", List.of(wrapped)));

    assertThat(published.exitCode()).isZero();
    assertThat(published.out()).contains("1 sent, 1 confirmed, 0 returned");
    scenario.expectUnrouted(wrapped);
  }

  @Test
  void an_event_that_no_queue_takes_is_returned_and_not_confirmed() throws Exception {
    try (var brokerAlone = EmbeddedBroker.start(0)) {
      var published =
          publish(
              URI.create("amqp://guest:guest@127.0.0.1:" + brokerAlone.port()),
              file("orders.jsonl", List.of(anOrder().placed())));

      assertThat(published.exitCode()).isEqualTo(1);
      assertThat(published.out()).contains("1 sent, 0 confirmed, 1 returned");
    }
  }

  private static Stream<Event> countsOfOthers(AnOrder order) {
    return IntStream.range(0, MANY)
        .mapToObj(number -> "other-" + number + "-" + order.id())
        .map(sku ->
            Event.of(
                "stock.counted", sku, JSON.createObjectNode().put("sku", sku).put("onHand", 1)));
  }

  private String file(String name, List<Event> events) throws IOException {
    var lines = events.stream().map(Event::json).toList();
    return Files.write(folder.resolve(name), lines).toString();
  }

  private static Run publish(URI broker, String... files) {
    return run(
        Stream.concat(Stream.of("publish", "--amqp", broker.toString()), Stream.of(files))
            .toArray(String[]::new));
  }

  private Run shown(AnOrder order) {
    return run("order", "--url", scenario.entrega().web().toString(), order.id());
  }

  private static Run run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var exitCode = Entrega.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Run(exitCode, out.toString(), err.toString());
  }

  private record Run(int exitCode, String out, String err) {}
}
