package dev.entrega.asl;

import static dev.entrega.asl.Order.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.entrega.messaging.contracts.Contract;
import dev.entrega.messaging.orders.OrderStatus;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the workflow publishes to the topic {@code order-status}. */
class StatusMessagesTest {

  private final World delivered = new World();
  private final World unavailable = new World();

  @AfterEach
  void close() {
    delivered.close();
    unavailable.close();
  }

  @Test
  void each_body_keeps_to_the_contract_and_has_the_rank_of_its_status() {
    var contract = Contract.named("order-status");

    deliver("c-1");

    assertThat(delivered.changes()).hasSize(4);
    assertThat(unavailable.changes()).hasSize(2);
    for (var world : List.of(delivered, unavailable)) {
      assertThat(world.changes())
          .allSatisfy(change -> {
            assertThatCode(() -> contract.check(change)).doesNotThrowAnyException();
            assertThat(change.get("sequence").intValue())
                .isEqualTo(OrderStatus.valueOf(text(change, "/status")).sequence());
          });
    }
  }

  @Test
  void a_customer_whose_id_is_full_of_signs_breaks_nothing() {
    var id = "c \"1\" {} \\ 'ç' \n%s $.x ${y}";

    deliver(id);

    assertThat(delivered.changes())
        .hasSize(4)
        .allSatisfy(change -> assertThat(text(change, "/customerId")).isEqualTo(id));
  }

  @Test
  void a_subscriber_by_any_other_protocol_gets_the_same_body() {
    deliver("c-1");

    assertThat(delivered.published())
        .allSatisfy(message ->
            assertThat(text(message, "/Message/default")).isEqualTo(text(message, "/Message/sqs")));
  }

  @Test
  void delivered_tells_when_the_parcel_arrived() {
    deliver("c-1");

    assertThat(text(delivered.changes().getLast(), "/occurredAt"))
        .isEqualTo("2026-01-05T12:00:00Z");
  }

  @Test
  void attributes_tell_what_a_filter_policy_asks() {
    deliver("c-1");

    assertThat(delivered.published())
        .allSatisfy(message -> {
          assertThat(text(message, "/MessageStructure")).isEqualTo("json");
          assertThat(text(message, "/MessageAttributes/orderId/StringValue")).isEqualTo("o-1");
          assertThat(text(message, "/MessageAttributes/customerId/StringValue")).isEqualTo("c-1");
        });
    assertThat(delivered.published())
        .extracting(message -> text(message, "/MessageAttributes/status/StringValue"))
        .containsExactlyElementsOf(delivered.statuses());
  }

  @Test
  void a_person_reads_a_sentence_in_portuguese_and_in_english() {
    deliver("c-1");

    assertThat(delivered.published())
        .extracting(message -> text(message, "/Message/sms"))
        .containsExactly(
            "Recebemos o seu pedido o-1. / We have received your order o-1.",
            "O seu pedido o-1 está confirmado. / Your order o-1 is confirmed.",
            "O pagamento do seu pedido o-1 foi aprovado. / The payment of your order o-1 is"
                + " approved.",
            "O seu pedido o-1 foi entregue. / Your order o-1 has been delivered.");
    assertThat(delivered.published())
        .allSatisfy(message ->
            assertThat(text(message, "/Message/email")).isEqualTo(text(message, "/Message/sms")));
  }

  @Test
  void a_subject_is_what_sns_allows_even_for_the_longest_id() {
    deliver("c-1");

    for (var world : List.of(delivered, unavailable)) {
      assertThat(world.published())
          .extracting(message -> text(message, "/Subject").replace("o-1", "o".repeat(80)))
          .allMatch(subject -> subject.matches("[A-Za-z0-9][ -~]{0,98}"));
    }
  }

  private void deliver(String customerId) {
    delivered
        .place(anOrder().by(customerId))
        .succeed("reserve", "{\"available\": true}")
        .succeed("charge", "{\"paymentId\": \"p-1\", \"amountCents\": 10420}")
        .succeed("track", "{\"deliveredAt\": \"2026-01-05T12:00:00Z\"}");
    unavailable.place(anOrder().by(customerId)).succeed("reserve", "{\"available\": false}");
  }

  private static String text(JsonNode message, String pointer) {
    return message.at(pointer).stringValue();
  }
}
