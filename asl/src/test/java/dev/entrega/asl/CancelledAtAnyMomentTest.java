package dev.entrega.asl;

import static dev.entrega.asl.Order.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An order is cancelled in each of its states: while that is tried again, and while it waits. */
class CancelledAtAnyMomentTest {

  private static final Duration A_SECOND = Duration.ofSeconds(1);

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @CsvSource({
    "RECEIVED, sns",
    "RESERVE, sqs",
    "UNAVAILABLE, sns",
    "PRICE, lambda",
    "CONFIRMED, sns",
    "CHARGE, sqs",
    "PAYMENT_APPROVED, sns",
    "TRACK, sqs",
    "WITHDRAW, sqs",
    "REFUND, sqs",
    "RELEASE, sqs",
    "PAYMENT_DECLINED, sns",
    "DELIVERY_FAILED, sns",
    "FAILED, sns"
  })
  void while_a_state_waits_to_be_tried_again(Moment moment, String service) {
    moment.lead(world, anOrder(), () -> world.failing(service, 1, "Service.Down"));
    var tasks = world.taskNames().size();
    assertThat(world.execution().status()).isEqualTo(ExecutionStatus.RUNNING);

    world.cancel(anOrder()).advance(A_SECOND);
    Moment.giveBack(world);

    assertCancelled(tasks);
    assertThat(world.statuses()).doesNotContain(moment.name());
  }

  @ParameterizedTest
  @EnumSource(names = {"RESERVE", "CHARGE", "TRACK", "WITHDRAW", "REFUND", "RELEASE"})
  void while_a_task_is_waited_for(Moment moment) {
    moment.lead(world, anOrder(), () -> {});
    assertThat(world.taskNames()).endsWith(moment.task());
    var tasks = world.taskNames().size();

    world.cancel(anOrder()).advance(A_SECOND);
    Moment.giveBack(world);

    assertCancelled(tasks);
  }

  @Test
  void while_nobody_could_be_told_yet_that_it_arrived() {
    Moment.DELIVERED.lead(world, anOrder(), () -> world.failing("sns", 1, "Service.Down"));

    world.cancel(anOrder()).advance(A_SECOND);
    world.succeed("withdraw", "{\"withdrawn\": false, \"deliveredAt\": \"2026-01-05T12:00:00Z\"}");

    assertThat(world.execution().status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(world.cancellation().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(world.taskNames()).endsWith("track", "withdraw");
    assertThat(world.statuses()).containsOnlyOnce("DELIVERED").doesNotContain("CANCELLED");
  }

  private void assertCancelled(int tasksBefore) {
    world.advance(Duration.ofDays(90));
    assertThat(world.execution().status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(world.cancellation().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(world.taskNames().subList(tasksBefore, world.taskNames().size()))
        .containsExactly("withdraw", "refund", "release");
    assertThat(world.statuses()).endsWith("CANCELLED").doesNotHaveDuplicates();
  }
}
