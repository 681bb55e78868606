package dev.entrega.asl;

import static dev.entrega.asl.Order.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.local.stepfunctions.StepFunctionsException;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried again, what is not, and how long the workflow waits. */
class FaultsTest {

  private static final String YES = "{\"available\": true}";
  private static final String RELEASED = "{\"released\": true}";
  private static final String PAID = "{\"paymentId\": \"p-1\", \"amountCents\": 10420}";

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_topic_that_fails_twice_hears_of_the_order_once() {
    world.failing("sns", 2, "SNS.ThrottledException").place(anOrder());
    assertThat(world.statuses()).isEmpty();

    world.advance(Duration.ofSeconds(3));

    assertThat(world.statuses()).containsExactly("RECEIVED");
    assertThat(world.taskNames()).containsExactly("reserve");
  }

  @Test
  void a_queue_that_fails_at_first_gets_each_task_once() {
    world.failing("sqs", 2, "SQS.SdkClientException").place(anOrder());
    world.advance(Duration.ofSeconds(15)).failing("sqs", 1, "SQS.SdkClientException");
    world.succeed("reserve", YES).advance(Duration.ofSeconds(5));
    world.failing("sqs", 1, "SQS.SdkClientException").succeed("charge", PAID);
    world.advance(Duration.ofSeconds(5));

    assertThat(world.taskNames()).containsExactly("reserve", "charge", "track");
  }

  @Test
  void a_paid_order_goes_on_even_if_nobody_can_be_told() {
    world.place(anOrder()).succeed("reserve", YES).failing("sns", 13, "SNS.InternalErrorException");

    world.succeed("charge", PAID).advance(Duration.ofHours(1));

    assertThat(world.statuses()).containsExactly("RECEIVED", "CONFIRMED");
    assertThat(world.taskNames()).containsExactly("reserve", "charge", "track");
  }

  @Test
  void a_function_that_is_throttled_is_called_again() {
    world.failing("lambda", 3, "Lambda.TooManyRequestsException").place(anOrder());

    world.succeed("reserve", YES).advance(Duration.ofSeconds(14));

    assertThat(world.statuses()).containsExactly("RECEIVED", "CONFIRMED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev.entrega.deliverycost.UnknownDestination",
        "dev.entrega.deliverycost.UnpriceableOrder"
      })
  void an_order_that_cannot_be_priced_is_not_priced_again(String error) {
    world.failing("lambda", 1, error).place(anOrder()).succeed("reserve", YES);

    assertThat(world.succeed("release", RELEASED).invoked()).isEmpty();
    assertThat(world.execution().error()).isEqualTo(error);
  }

  @Test
  void a_worker_that_never_speaks_loses_the_task_to_a_new_token() {
    world.place(anOrder());
    var first = world.tasks().getFirst();

    world.advance(Duration.ofMinutes(15).plusSeconds(5));

    assertThat(world.taskNames()).containsExactly("reserve", "reserve");
    assertThat(world.tasks().getLast().get("taskToken")).isNotEqualTo(first.get("taskToken"));
    assertThatThrownBy(() -> world.succeedLate(first, YES))
        .isInstanceOfSatisfying(
            StepFunctionsException.class,
            refusal -> assertThat(refusal.code()).isEqualTo("TaskTimedOut"));

    world.succeed("reserve", YES);
    assertThat(world.statuses()).containsExactly("RECEIVED", "CONFIRMED");
  }

  @Test
  void a_worker_that_shows_itself_has_an_hour() {
    world.place(anOrder());
    for (var quarter = 0; quarter < 5; quarter++) {
      world.advance(Duration.ofMinutes(10)).heartbeat("reserve");
    }
    assertThat(world.taskNames()).containsExactly("reserve");

    world.advance(Duration.ofMinutes(10).plusSeconds(5));

    assertThat(world.taskNames()).containsExactly("reserve", "reserve");
  }

  @Test
  void after_four_silent_workers_nothing_is_reserved_any_more() {
    world.place(anOrder()).advance(Duration.ofMinutes(61));

    assertThat(world.taskNames())
        .containsExactly("reserve", "reserve", "reserve", "reserve", "release");
  }

  @Test
  void a_charge_is_waited_for_a_week_and_asked_for_once() {
    world.place(anOrder()).succeed("reserve", YES);

    world.advance(Duration.ofDays(7).minusSeconds(1));
    assertThat(world.execution().status()).isEqualTo(ExecutionStatus.RUNNING);

    world.advance(Duration.ofSeconds(1));
    assertThat(world.taskNames()).containsExactly("reserve", "charge", "refund");
  }

  @Test
  void a_delivery_is_waited_for_sixty_days_and_asked_for_once() {
    world.place(anOrder()).succeed("reserve", YES).succeed("charge", PAID);

    world.advance(Duration.ofDays(60).minusSeconds(1));
    assertThat(world.execution().status()).isEqualTo(ExecutionStatus.RUNNING);

    world.advance(Duration.ofSeconds(1));
    assertThat(world.taskNames()).containsExactly("reserve", "charge", "track", "withdraw");
  }

  @ParameterizedTest
  @CsvSource({"charge, Payment.Declined", "track, Delivery.Failed"})
  void a_no_is_an_answer_and_not_asked_for_again(String task, String error) {
    world.place(anOrder()).succeed("reserve", YES);
    if (task.equals("track")) {
      world.succeed("charge", PAID);
    }

    world.fail(task, error).advance(Duration.ofMinutes(1));

    assertThat(world.taskNames()).containsOnlyOnce(task);
  }
}
