package dev.entrega.asl;

import static dev.entrega.asl.Order.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.entrega.messaging.contracts.Contract;
import dev.entrega.messaging.orders.OrderStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the workflow publishes to the topic {@code order-status}. */
class StatusMessagesTest {

  private static final String YES = "{\"available\": true}";
  private static final String PAID = "{\"paymentId\": \"p-1\", \"amountCents\": 10420}";
  private static final String RELEASED = "{\"released\": true}";

  private final World delivered = new World();
  private final World unavailable = new World();
  private final World declined = new World();
  private final World undelivered = new World();
  private final World failed = new World();
  private final World cancelled = new World();
  private final World cancelledTooLate = new World();
  private final List<World> all =
      List.of(delivered, unavailable, declined, undelivered, failed, cancelled, cancelledTooLate);

  @AfterEach
  void close() {
    all.forEach(World::close);
  }

  @Test
  void each_body_keeps_to_the_contract_and_has_the_rank_of_its_status() {
    var contract = Contract.named("order-status");

    deliver("c-1");
    end("c-1");

    for (var world : all) {
      assertThat(world.changes())
          .allSatisfy(change -> {
            assertThatCode(() -> contract.check(change)).doesNotThrowAnyException();
            assertThat(change.get("sequence").intValue())
                .isEqualTo(OrderStatus.valueOf(text(change, "/status")).sequence());
          });
    }
  }

  @Test
  void each_order_ends_with_one_status_that_is_an_end() {
    deliver("c-1");
    end("c-1");

    assertThat(all)
        .extracting(world -> world.statuses().getLast())
        .containsExactly(
            "DELIVERED",
            "UNAVAILABLE",
            "PAYMENT_DECLINED",
            "DELIVERY_FAILED",
            "FAILED",
            "CANCELLED",
            "DELIVERED");
    for (var world : all) {
      assertThat(world.statuses())
          .filteredOn(status -> OrderStatus.valueOf(status).isEnd())
          .hasSize(1);
    }
  }

  @Test
  void a_customer_whose_id_is_full_of_signs_breaks_nothing() {
    var id = "c \"1\" {} \\ 'ç' \n%s $.x ${y}";

    deliver(id);
    end(id);

    for (var world : all) {
      assertThat(world.changes())
          .hasSizeGreaterThan(1)
          .allSatisfy(change -> assertThat(text(change, "/customerId")).isEqualTo(id));
    }
  }

  /** It takes escaped ones for fields, and each order would end in its first state. */
  @ParameterizedTest
  @ValueSource(strings = {"order-delivery", "order-cancellation"})
  void braces_are_written_so_that_localstack_reads_them_too(String workflow) {
    assertThat(Path.of(workflow + ".asl.json"))
        .content()
        .contains("States.Base64Decode('ew==')", "States.Base64Decode('fQ==')")
        .doesNotContain("\\\\{", "\\\\}");
  }

  @Test
  void a_subscriber_by_any_other_protocol_gets_the_same_body() {
    deliver("c-1");
    end("c-1");

    for (var world : all) {
      assertThat(world.published())
          .allSatisfy(message ->
              assertThat(text(message, "/Message/default"))
                  .isEqualTo(text(message, "/Message/sqs")));
    }
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
    end("c-1");

    for (var world : all) {
      assertThat(world.published())
          .allSatisfy(message -> {
            assertThat(text(message, "/MessageStructure")).isEqualTo("json");
            assertThat(text(message, "/MessageAttributes/orderId/StringValue")).isEqualTo("o-1");
            assertThat(text(message, "/MessageAttributes/customerId/StringValue")).isEqualTo("c-1");
          });
      assertThat(world.published())
          .extracting(message -> text(message, "/MessageAttributes/status/StringValue"))
          .containsExactlyElementsOf(world.statuses());
    }
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
  void the_end_of_an_order_is_told_in_both_languages_too() {
    deliver("c-1");
    end("c-1");

    assertThat(List.of(declined, undelivered, failed, cancelled))
        .extracting(world -> text(world.published().getLast(), "/Message/sms"))
        .containsExactly(
            "O pagamento do seu pedido o-1 foi recusado; ele foi encerrado. / The payment of your"
                + " order o-1 was declined; it is closed.",
            "O seu pedido o-1 não pôde ser entregue; ele foi encerrado. / Your order o-1 could not"
                + " be delivered; it is closed.",
            "O seu pedido o-1 falhou por um problema nosso; ele foi encerrado. / Your order o-1"
                + " failed because of a problem on our side; it is closed.",
            "O seu pedido o-1 foi cancelado. / Your order o-1 has been cancelled.");
  }

  @Test
  void a_subject_is_what_sns_allows_even_for_the_longest_id() {
    deliver("c-1");
    end("c-1");

    for (var world : all) {
      assertThat(world.published())
          .extracting(message -> text(message, "/Subject").replace("o-1", "o".repeat(80)))
          .allMatch(subject -> subject.matches("[A-Za-z0-9][ -~]{0,98}"));
    }
  }

  private void deliver(String customerId) {
    paid(delivered, customerId).succeed("track", "{\"deliveredAt\": \"2026-01-05T12:00:00Z\"}");
  }

  /** Ends the other orders in all the other ways. */
  private void end(String customerId) {
    var order = anOrder().by(customerId);
    unavailable.place(order).succeed("reserve", "{\"available\": false}");
    declined.place(order).succeed("reserve", YES).fail("charge", "Payment.Declined");
    declined.succeed("release", RELEASED);
    paid(undelivered, customerId).fail("track", "Delivery.Failed");
    undelivered.succeed("refund", "{\"refunded\": true}").succeed("release", RELEASED);
    failed.place(order).succeed("reserve", YES).fail("charge", "Payment.Refused");
    failed.succeed("refund", "{\"refunded\": false}").succeed("release", RELEASED);
    paid(cancelled, customerId).cancel(order).advance(Duration.ofSeconds(1));
    cancelled.succeed("withdraw", "{\"withdrawn\": true}");
    cancelled.succeed("refund", "{\"refunded\": true}").succeed("release", RELEASED);
    paid(cancelledTooLate, customerId).cancel(order).advance(Duration.ofSeconds(1));
    cancelledTooLate.succeed(
        "withdraw", "{\"withdrawn\": false, \"deliveredAt\": \"2026-01-05T12:00:00Z\"}");
  }

  private static World paid(World world, String customerId) {
    return world.place(anOrder().by(customerId)).succeed("reserve", YES).succeed("charge", PAID);
  }

  private static String text(JsonNode message, String pointer) {
    return message.at(pointer).stringValue();
  }
}
