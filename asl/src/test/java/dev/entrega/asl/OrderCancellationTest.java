package dev.entrega.asl;

import static dev.entrega.asl.Order.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** An order that is cancelled, whenever that is. */
class OrderCancellationTest {

  private static final String YES = "{\"available\": true}";
  private static final String PAID = "{\"paymentId\": \"p-1\", \"amountCents\": 10420}";
  private static final String DELIVERED = "{\"deliveredAt\": \"2026-01-05T12:00:00Z\"}";
  private static final String WITHDRAWN = "{\"withdrawn\": true}";
  private static final String REFUNDED = "{\"refunded\": true, \"amountCents\": 10420}";
  private static final String RELEASED = "{\"released\": true}";
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reserve", "charge", "track"})
  void a_running_order_is_stopped_and_gives_everything_back(String waitingFor) {
    runningUntil(waitingFor);

    world.cancel(anOrder()).advance(A_SECOND);

    assertThat(world.execution().status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(world.execution().error()).isEqualTo("Order.Cancelled");
    assertThat(world.taskNames()).endsWith(waitingFor, "withdraw");
    assertCancelled();
  }

  @Test
  void an_order_is_cancelled_while_it_waits_to_try_again() {
    world.failing("sqs", 1, "SQS.SdkClientException").place(anOrder());

    world.cancel(anOrder()).advance(Duration.ofHours(1));

    assertThat(world.taskNames()).containsOnly("withdraw");
    assertCancelled();
  }

  @ParameterizedTest
  @ValueSource(strings = {"refund", "release"})
  void an_order_that_gives_back_already_is_cancelled_all_the_same(String waitingFor) {
    runningUntil("track").fail("track", "Delivery.Failed");
    if (waitingFor.equals("release")) {
      world.succeed("refund", REFUNDED);
    }

    world.cancel(anOrder()).advance(A_SECOND);

    assertThat(world.taskNames()).endsWith(waitingFor, "withdraw");
    assertCancelled();
    assertThat(world.statuses()).doesNotContain("DELIVERY_FAILED");
  }

  @Test
  void an_order_that_courier_knows_to_be_delivered_stays_delivered() {
    runningUntil("track").cancel(anOrder()).advance(A_SECOND);

    world.succeed("withdraw", "{\"withdrawn\": false, \"deliveredAt\": \"2026-01-05T12:00:00Z\"}");

    assertThat(world.cancellation().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(world.taskNames()).endsWith("track", "withdraw");
    assertThat(world.statuses()).endsWith("PAYMENT_APPROVED", "DELIVERED");
    assertThat(world.changes().getLast().get("occurredAt").stringValue())
        .isEqualTo("2026-01-05T12:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UNAVAILABLE", "DELIVERED", "FAILED"})
  void what_has_ended_by_itself_is_left_alone(String end) {
    switch (end) {
      case "UNAVAILABLE" -> world.place(anOrder()).succeed("reserve", "{\"available\": false}");
      case "DELIVERED" -> runningUntil("track").succeed("track", DELIVERED);
      default ->
          runningUntil("charge")
              .fail("charge", "Payment.Refused")
              .succeed("refund", "{\"refunded\": false}")
              .succeed("release", RELEASED);
    }
    var tasks = world.taskNames();

    world.cancel(anOrder());

    assertThat(world.cancellation().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(world.taskNames()).isEqualTo(tasks);
    assertThat(world.statuses()).endsWith(end);
  }

  @Test
  void a_cancellation_waits_for_its_order() {
    world.cancel(anOrder()).advance(Duration.ofHours(5));
    assertThat(world.cancellation().status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(world.taskNames()).isEmpty();

    world.place(anOrder()).advance(Duration.ofMinutes(10));

    assertThat(world.execution().status()).isEqualTo(ExecutionStatus.ABORTED);
    assertCancelled();
  }

  @Test
  void a_cancellation_looks_soon_at_first() {
    world.cancel(anOrder()).place(anOrder()).advance(Duration.ofSeconds(5 + 1));

    assertThat(world.execution().status()).isEqualTo(ExecutionStatus.ABORTED);
  }

  @Test
  void a_cancellation_whose_order_never_comes_is_given_up_within_a_day() {
    world.cancel(anOrder()).advance(Duration.ofHours(23));
    assertThat(world.cancellation().status()).isEqualTo(ExecutionStatus.RUNNING);

    world.advance(Duration.ofHours(1));

    assertThat(world.cancellation().error()).isEqualTo("Order.NeverPlaced");
    assertThat(world.eventsOfCancellation()).isLessThan(25_000 / 7);
    assertThat(world.published()).isEmpty();
  }

  @Test
  void an_order_that_cannot_be_seen_yet_is_looked_for_again() {
    runningUntil("charge");

    world.failing("describe", 2, "Sfn.ExecutionDoesNotExistException").cancel(anOrder());
    world.advance(Duration.ofSeconds(5 + 7 + 1));

    assertCancelled();
  }

  @Test
  void an_order_that_still_seems_to_run_is_stopped_again() {
    runningUntil("charge").reading("RUNNING", "RUNNING", "RUNNING");

    world.cancel(anOrder()).advance(Duration.ofSeconds(1 + 2));
    assertThat(world.taskNames()).doesNotContain("withdraw");
    world.advance(Duration.ofSeconds(3));

    assertCancelled();
  }

  @Test
  void a_service_that_fails_at_first_is_asked_again() {
    runningUntil("charge").failing("describe", 2, "Sfn.SfnException");
    world.failing("stop", 3, "Sfn.SdkClientException").cancel(anOrder());

    world.advance(Duration.ofMinutes(1));

    assertCancelled();
  }

  @Test
  void an_order_that_an_operator_stopped_is_treated_as_cancelled() {
    runningUntil("track").stop().cancel(anOrder());

    assertCancelled();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"orderId\": \"o-1\"}", "{\"orderId\": \"o-1\", \"reason\": null}"})
  void a_cancellation_without_a_reason_still_tells_one(String cancellation) {
    runningUntil("charge").cancel(anOrder(), cancellation).advance(A_SECOND);

    giveBack();

    assertThat(world.changes().getLast().get("reason").stringValue()).isEqualTo("cancelled");
  }

  @Test
  void a_cancellation_tells_why() {
    runningUntil("charge").cancel(anOrder()).advance(A_SECOND);

    giveBack();

    assertThat(world.changes().getLast())
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"orderId": "o-1", "customerId": "c-1", "status": "CANCELLED", "sequence": 94,
                     "occurredAt": "2026-01-01T00:00:01.000Z", "reason": "customer",
                     "locale": "pt-BR"}
                    """));
  }

  private World runningUntil(String task) {
    world.place(anOrder());
    if (!task.equals("reserve")) {
      world.succeed("reserve", YES);
    }
    if (task.equals("track")) {
      world.succeed("charge", PAID);
    }
    return world;
  }

  private void giveBack() {
    world.succeed("withdraw", WITHDRAWN).succeed("refund", REFUNDED).succeed("release", RELEASED);
  }

  private void assertCancelled() {
    giveBack();
    assertThat(world.cancellation().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(world.taskNames()).endsWith("withdraw", "refund", "release");
    assertThat(world.statuses()).endsWith("CANCELLED");
  }
}
