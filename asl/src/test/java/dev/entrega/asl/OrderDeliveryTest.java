package dev.entrega.asl;

import static dev.entrega.asl.Order.aBareOrder;
import static dev.entrega.asl.Order.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An order that goes well, from its event to the customer's door. */
class OrderDeliveryTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void an_available_and_paid_order_is_delivered_and_the_customer_hears_of_each_step() {
    world.place(anOrder());
    assertThat(world.statuses()).containsExactly("RECEIVED");

    world.succeed("reserve", "{\"available\": true, \"reservationId\": \"r-1\"}");
    assertThat(world.statuses()).containsExactly("RECEIVED", "CONFIRMED");

    world.succeed("charge", "{\"paymentId\": \"p-1\", \"amountCents\": 10420}");
    assertThat(world.statuses()).containsExactly("RECEIVED", "CONFIRMED", "PAYMENT_APPROVED");

    world.succeed("track", "{\"deliveredAt\": \"2026-01-05T12:00:00Z\"}");
    assertThat(world.statuses())
        .containsExactly("RECEIVED", "CONFIRMED", "PAYMENT_APPROVED", "DELIVERED");
    assertThat(world.execution().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void each_worker_is_asked_once_for_what_it_needs_to_know() {
    delivered(anOrder());

    assertThat(world.taskNames()).containsExactly("reserve", "charge", "track");
    assertThat(world.queues())
        .containsExactly("arn:AvailabilityTasksUrl", "arn:PaymentTasksUrl", "arn:CourierTasksUrl");
    assertThat(world.tasks())
        .allSatisfy(task -> {
          assertThat(task.get("version").intValue()).isEqualTo(1);
          assertThat(task.get("orderId").stringValue()).isEqualTo("o-1");
          assertThat(task.get("executionArn").stringValue())
              .isEqualTo(world.execution().executionArn());
        });
    assertThat(world.tasks())
        .extracting(task -> task.get("input"))
        .containsExactly(
            json(
                """
                {"items": [{"sku": "mug", "quantity": 2, "unitPriceCents": 3990}]}
                """),
            json(
                """
                {"amountCents": 10420, "currency": "BRL", "customerId": "c-1", "locale": "pt-BR",
                 "payment": {"method": "credit_card", "installments": 3}}
                """),
            json(
                """
                {"customerId": "c-1", "locale": "pt-BR"}
                """));
  }

  @Test
  void the_function_is_called_once_with_the_address_and_the_items() {
    delivered(anOrder());

    assertThat(world.invoked())
        .containsExactly(
            json(
                """
                {"FunctionName": "arn:DeliveryCostArn",
                 "Payload": {
                   "orderId": "o-1",
                   "deliverTo": {"postalCode": "01310-100", "city": "São Paulo", "state": "SP",
                                 "country": "BR"},
                   "items": [{"sku": "mug", "quantity": 2, "unitPriceCents": 3990}]}}
                """));
  }

  @Test
  void a_confirmation_carries_what_the_function_added_up() {
    world.place(anOrder()).succeed("reserve", "{\"available\": true}");

    assertThat(world.changes().getLast())
        .isEqualTo(
            json(
                """
                {"orderId": "o-1", "customerId": "c-1", "status": "CONFIRMED", "sequence": 20,
                 "occurredAt": "2026-01-01T00:00:00.000Z", "itemsCents": 7980, "deliveryCents": 2440,
                 "totalCents": 10420, "locale": "pt-BR"}
                """));
  }

  @Test
  void a_change_of_status_tells_when_it_happened() {
    world.place(anOrder());

    world.advance(Duration.ofMinutes(1)).succeed("reserve", "{\"available\": true}");

    assertThat(world.changes())
        .extracting(change -> change.get("occurredAt").stringValue())
        .containsExactly("2026-01-01T00:00:00.000Z", "2026-01-01T00:01:00.000Z");
  }

  @Test
  void an_order_that_is_not_in_stock_ends_there_and_nobody_is_charged() {
    world.place(anOrder()).succeed("reserve", "{\"available\": false, \"missing\": [\"mug\"]}");

    assertThat(world.statuses()).containsExactly("RECEIVED", "UNAVAILABLE");
    assertThat(world.changes().getLast().get("reason").stringValue()).isEqualTo("out of stock");
    assertThat(world.taskNames()).containsExactly("reserve");
    assertThat(world.execution().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void an_order_without_anything_that_may_be_left_out_is_delivered_too() {
    delivered(aBareOrder());

    assertThat(world.statuses()).endsWith("DELIVERED");
    assertThat(world.execution().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void a_payment_may_take_days_and_a_delivery_weeks() {
    world.place(anOrder()).succeed("reserve", "{\"available\": true}");

    world
        .advance(Duration.ofDays(3))
        .succeed("charge", "{\"paymentId\": \"p-1\", \"amountCents\": 10420}")
        .advance(Duration.ofDays(40))
        .succeed("track", "{\"deliveredAt\": \"2026-02-13T00:00:00Z\"}");

    assertThat(world.statuses()).endsWith("PAYMENT_APPROVED", "DELIVERED");
    assertThat(world.taskNames()).containsExactly("reserve", "charge", "track");
  }

  private void delivered(Order order) {
    world
        .place(order)
        .succeed("reserve", "{\"available\": true, \"reservationId\": \"r-1\"}")
        .succeed("charge", "{\"paymentId\": \"p-1\", \"amountCents\": 10420}")
        .succeed("track", "{\"deliveredAt\": \"2026-01-05T12:00:00Z\"}");
  }

  private static JsonNode json(String text) {
    return new JsonMapper().readTree(text);
  }
}
