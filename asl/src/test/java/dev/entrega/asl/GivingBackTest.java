package dev.entrega.asl;

import static dev.entrega.asl.Order.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** An order that cannot be delivered gives back what it took, says so, and ends. */
class GivingBackTest {

  private static final String YES = "{\"available\": true}";
  private static final String PAID = "{\"paymentId\": \"p-1\", \"amountCents\": 10420}";
  private static final String RELEASED = "{\"released\": true}";
  private static final String REFUNDED = "{\"refunded\": true, \"amountCents\": 10420}";
  private static final String NOTHING = "{\"refunded\": false}";

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_reserve_that_timed_out_may_have_taken_effect_and_is_released() {
    world.place(anOrder()).advance(Duration.ofMinutes(61));
    assertThat(world.taskNames()).endsWith("reserve", "release");

    world.succeed("release", RELEASED);

    assertFailed("States.HeartbeatTimeout");
    assertThat(world.statuses()).containsExactly("RECEIVED", "FAILED");
  }

  @Test
  void an_order_that_cannot_be_priced_releases_its_stock() {
    world.failing("lambda", 7, "Lambda.ServiceException").place(anOrder());
    world.succeed("reserve", YES).advance(Duration.ofMinutes(5)).succeed("release", RELEASED);

    assertFailed("Lambda.ServiceException");
    assertThat(world.taskNames()).containsExactly("reserve", "release");
    assertThat(world.statuses()).containsExactly("RECEIVED", "FAILED");
  }

  @Test
  void an_order_that_cannot_be_confirmed_releases_its_stock() {
    world.place(anOrder()).failing("sns", 13, "SNS.InternalErrorException");

    world.succeed("reserve", YES).advance(Duration.ofHours(1)).succeed("release", RELEASED);

    assertFailed("SNS.InternalErrorException");
    assertThat(world.statuses()).containsExactly("RECEIVED", "FAILED");
  }

  @Test
  void an_order_that_nobody_could_be_told_of_has_nothing_to_give_back() {
    world.failing("sns", 13, "SNS.InternalErrorException").place(anOrder());

    world.advance(Duration.ofHours(1));

    assertFailed("SNS.InternalErrorException");
    assertThat(world.taskNames()).isEmpty();
    assertThat(world.statuses()).containsExactly("FAILED");
  }

  @Test
  void a_declined_payment_releases_the_stock_and_is_no_failure() {
    world.place(anOrder()).succeed("reserve", YES).fail("charge", "Payment.Declined");
    assertThat(world.taskNames()).containsExactly("reserve", "charge", "release");

    world.succeed("release", RELEASED);

    assertThat(world.execution().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(world.statuses()).containsExactly("RECEIVED", "CONFIRMED", "PAYMENT_DECLINED");
    assertThat(reason()).isEqualTo("for a test");
  }

  @Test
  void a_provider_that_is_silent_for_a_week_may_have_taken_the_money() {
    world.place(anOrder()).succeed("reserve", YES).advance(Duration.ofDays(7));
    assertThat(world.taskNames()).containsExactly("reserve", "charge", "refund");

    world.succeed("refund", NOTHING).succeed("release", RELEASED);

    assertFailed("States.Timeout");
    assertThat(world.statuses()).containsExactly("RECEIVED", "CONFIRMED", "FAILED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Payment.Refused", "Payment.Unheard"})
  void any_other_error_of_a_payment_refunds_and_releases(String error) {
    world.place(anOrder()).succeed("reserve", YES);
    while (world.taskNames().getLast().equals("charge")) {
      world.fail("charge", error).advance(Duration.ofMinutes(1));
    }

    world.succeed("refund", REFUNDED).succeed("release", RELEASED);

    assertFailed(error);
    assertThat(world.statuses()).containsExactly("RECEIVED", "CONFIRMED", "FAILED");
  }

  @Test
  void a_parcel_that_the_carrier_gave_up_is_paid_back() {
    paid().fail("track", "Delivery.Failed");
    assertThat(world.taskNames()).containsExactly("reserve", "charge", "track", "refund");

    world.succeed("refund", REFUNDED).succeed("release", RELEASED);

    assertThat(world.execution().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(world.statuses()).endsWith("PAYMENT_APPROVED", "DELIVERY_FAILED");
    assertThat(reason()).isEqualTo("for a test");
  }

  @Test
  void a_parcel_without_news_for_sixty_days_is_withdrawn_and_paid_back() {
    paid().advance(Duration.ofDays(60)).succeed("withdraw", "{\"withdrawn\": true}");

    world.succeed("refund", REFUNDED).succeed("release", RELEASED);

    assertThat(world.execution().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(world.statuses()).endsWith("PAYMENT_APPROVED", "DELIVERY_FAILED");
    assertThat(reason()).isEqualTo("no news of the delivery");
  }

  @Test
  void after_any_other_error_of_the_delivery_courier_is_asked_to_withdraw() {
    paid();
    while (world.taskNames().getLast().equals("track")) {
      world.fail("track", "Courier.Unheard").advance(Duration.ofMinutes(1));
    }

    world.succeed("withdraw", "{\"withdrawn\": true}").succeed("refund", REFUNDED);

    assertThat(world.succeed("release", RELEASED).statuses()).endsWith("DELIVERY_FAILED");
  }

  @Test
  void a_parcel_whose_arrival_courier_recorded_is_delivered_and_nothing_is_given_back() {
    paid().advance(Duration.ofDays(60));

    world.succeed("withdraw", "{\"withdrawn\": false, \"deliveredAt\": \"2026-03-01T23:59:59Z\"}");

    assertThat(world.execution().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(world.taskNames()).containsExactly("reserve", "charge", "track", "withdraw");
    assertThat(world.statuses()).endsWith("PAYMENT_APPROVED", "DELIVERED");
    assertThat(world.changes().getLast().get("occurredAt").stringValue())
        .isEqualTo("2026-03-01T23:59:59Z");
  }

  @Test
  void a_delivered_order_gives_nothing_back_even_if_nobody_can_be_told() {
    paid().failing("sns", 301, "SNS.InternalErrorException");

    world.succeed("track", "{\"deliveredAt\": \"2026-01-05T12:00:00Z\"}");
    world.advance(Duration.ofDays(2));

    assertThat(world.execution().error()).isEqualTo("SNS.InternalErrorException");
    assertThat(world.taskNames()).containsExactly("reserve", "charge", "track");
  }

  @ParameterizedTest
  @CsvSource({"reserve", "charge", "track"})
  void an_order_that_somebody_else_has_closed_ends_without_another_word(String task) {
    world.place(anOrder());
    if (!task.equals("reserve")) {
      world.succeed("reserve", YES);
    }
    if (task.equals("track")) {
      world.succeed("charge", PAID);
    }
    var before = world.statuses();

    world.fail(task, "Order.Closed").advance(Duration.ofDays(1));

    assertThat(world.execution().error()).isEqualTo("Order.Closed");
    assertThat(world.taskNames()).endsWith(task).doesNotContain("refund", "release");
    assertThat(world.statuses()).isEqualTo(before);
  }

  @Test
  void giving_back_is_tried_for_weeks_before_it_is_given_up() {
    paid().fail("track", "Delivery.Failed").advance(Duration.ofDays(20));
    assertThat(world.execution().status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(world.taskNames()).endsWith("refund", "refund");

    askedAgain().succeed("refund", REFUNDED).advance(Duration.ofDays(20));
    askedAgain().succeed("release", RELEASED);

    assertThat(world.statuses()).endsWith("DELIVERY_FAILED");
  }

  @Test
  void whoever_gives_back_is_told_what_it_needs_to_know() {
    paid().advance(Duration.ofDays(60)).succeed("withdraw", "{\"withdrawn\": true}");
    world.succeed("refund", REFUNDED).succeed("release", RELEASED);

    assertThat(world.queues())
        .endsWith("arn:CourierTasksUrl", "arn:PaymentTasksUrl", "arn:AvailabilityTasksUrl");
    var json = new JsonMapper();
    var customer = json.readTree("{\"customerId\": \"c-1\", \"locale\": \"pt-BR\"}");
    assertThat(world.tasks().subList(3, 6))
        .extracting(task -> task.get("input"))
        .containsExactly(customer, customer, json.readTree("{}"));
    assertThat(world.tasks())
        .allSatisfy(task -> {
          assertThat(task.get("version").intValue()).isEqualTo(1);
          assertThat(task.get("orderId").stringValue()).isEqualTo("o-1");
        });
  }

  private World paid() {
    return world.place(anOrder()).succeed("reserve", YES).succeed("charge", PAID);
  }

  private World askedAgain() {
    for (var before = world.tasks().size(); world.tasks().size() == before; ) {
      world.advance(Duration.ofMinutes(1));
    }
    return world;
  }

  private void assertFailed(String error) {
    assertThat(world.execution().status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(world.execution().error()).isEqualTo(error);
  }

  private String reason() {
    return world.changes().getLast().get("reason").stringValue();
  }
}
