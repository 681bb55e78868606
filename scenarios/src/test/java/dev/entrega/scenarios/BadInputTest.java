package dev.entrega.scenarios;

import static dev.entrega.messaging.orders.OrderStatus.CONFIRMED;
import static dev.entrega.messaging.orders.OrderStatus.PAYMENT_APPROVED;
import static dev.entrega.messaging.orders.OrderStatus.RECEIVED;
import static dev.entrega.messaging.topology.Topology.BRIDGE_ORDERS;
import static dev.entrega.messaging.topology.Topology.CLOUD_EVENT;
import static dev.entrega.scenarios.AnOrder.anOrder;
import static dev.entrega.scenarios.Scenario.DELIVERED_IN_ALL_STEPS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * What makes no sense is parked or refused with its reason, and the next good order goes through.
 */
@OnAllParts
class BadInputTest {

  private final Scenario scenario;

  BadInputTest(Scenario scenario) {
    this.scenario = scenario;
  }

  @AfterEach
  void the_next_good_order_goes_through() throws Exception {
    scenario.place(anOrder()).andTheCarrierDelivers().expectStatuses(DELIVERED_IN_ALL_STEPS);
    scenario.expectNothingPutAside();
  }

  @Test
  void what_is_not_json_is_parked() throws Exception {
    scenario.sendToTheBridge(CLOUD_EVENT, "order, please".getBytes(UTF_8));

    scenario.expectParkedByAllReaders("JSON");
  }

  @Test
  void another_content_type_is_parked() throws Exception {
    scenario.sendToTheBridge("text/plain", bytes(anOrder()));

    scenario.expectParkedByAllReaders(CLOUD_EVENT, "text/plain");
  }

  @Test
  void an_order_without_an_id_is_parked() throws Exception {
    scenario.sendToTheBridge(CLOUD_EVENT, bytes(anOrder().but(order -> order.remove("orderId"))));

    scenario.expectParkedByAllReaders("orderId");
  }

  @Test
  void an_id_of_81_characters_is_parked() throws Exception {
    scenario.sendToTheBridge(CLOUD_EVENT, bytes(anOrder().called("x".repeat(81))));

    scenario.expectParkedByAllReaders("orderId");
  }

  @Test
  void an_id_with_a_slash_is_parked() throws Exception {
    scenario.sendToTheBridge(CLOUD_EVENT, bytes(anOrder().called("2026/1")));

    scenario.expectParkedByAllReaders("orderId");
  }

  @Test
  void a_negative_quantity_is_parked() throws Exception {
    scenario.sendToTheBridge(CLOUD_EVENT, bytes(anOrder().ofQuantity(-1)));

    scenario.expectParkedByAllReaders("quantity");
  }

  @Test
  void more_items_than_an_execution_can_hold_are_parked() throws Exception {
    scenario.sendToTheBridge(
        CLOUD_EVENT, bytes(anOrder().but(BadInputTest::with300KibibytesOfItems)));

    scenario.expectParked(BRIDGE_ORDERS, "262144");
  }

  @Test
  void the_same_id_with_other_data_is_parked_and_changes_nothing() throws Exception {
    var order = anOrder();
    var placed =
        scenario
            .place(order)
            .expectStatuses(RECEIVED, CONFIRMED, PAYMENT_APPROVED)
            .andCourierWaitsForIt();
    var before = scenario.traces();

    scenario.sendToTheBridge(CLOUD_EVENT, bytes(order.ofQuantity(3)));

    scenario.expectParked(BRIDGE_ORDERS, order.id());
    assertThat(scenario.traces()).isEqualTo(before);
    placed.expectTotal(2100);
  }

  @Test
  void a_webhook_with_a_bad_signature_is_refused() throws Exception {
    var forger = new Webhooks(scenario.entrega().webhook(), "somebody else's secret");

    assertThat(forger.approve("order-of-another", Instant.now())).isEqualTo(401);
  }

  @Test
  void a_webhook_that_was_signed_an_hour_ago_is_refused() throws Exception {
    var secret = scenario.entrega().surroundings().provider().secrets().webhook();
    var provider = new Webhooks(scenario.entrega().webhook(), secret);

    assertThat(provider.approve("order-of-another", Instant.now().minus(Duration.ofHours(1))))
        .isEqualTo(401);
    assertThat(provider.approve("order-of-another", Instant.now())).isEqualTo(404);
  }

  private static byte[] bytes(AnOrder order) {
    return order.placed().json().getBytes(UTF_8);
  }

  private static void with300KibibytesOfItems(ObjectNode order) {
    var items = order.putArray("items");
    for (int size = 0; size < 300 * 1024; size += 1000) {
      items
          .addObject()
          .put("sku", "x".repeat(940) + size)
          .put("quantity", 1)
          .put("unitPriceCents", 1);
    }
  }
}
