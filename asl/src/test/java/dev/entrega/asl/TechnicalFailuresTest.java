package dev.entrega.asl;

import static dev.entrega.asl.Order.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each state, when what it calls fails for good: the retries are used up, then it is decided. */
class TechnicalFailuresTest {

  private static final String SQS = "SQS.SdkClientException";
  private static final String SNS = "SNS.InternalErrorException";

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  /** What the order gives back, and what is said, once a state has failed for good. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "RECEIVED         | sns    | 13 | -                       | FAILED",
        "RESERVE          | sqs    | 4  | release                 | RECEIVED,FAILED",
        "PRICE            | lambda | 7  | release                 | RECEIVED,FAILED",
        "CONFIRMED        | sns    | 13 | release                 | RECEIVED,FAILED",
        "CHARGE           | sqs    | 4  | refund,release          | RECEIVED,CONFIRMED,FAILED",
        "PAYMENT_APPROVED | sns    | 13 | track                   | RECEIVED,CONFIRMED",
        "TRACK            | sqs    | 4  | withdraw,refund,release | RECEIVED,CONFIRMED,PAYMENT_APPROVED,DELIVERY_FAILED",
      })
  void a_state_that_fails_for_good_gives_back_and_says_so(
      String before, String service, int times, String tasks, String statuses) {
    leadTo(Moment.valueOf(before), () -> world.failing(service, times, service + ".Down"));
    var asked = world.taskNames().size();

    world.advance(Duration.ofMinutes(40));
    answerAll();

    assertThat(world.taskNames().subList(asked, world.taskNames().size()))
        .isEqualTo(tasks == null ? List.of() : List.of(tasks.split(",", -1)));
    assertThat(world.statuses()).isEqualTo(List.of(statuses.split(",", -1)));
  }

  /** Once everything is given back, an end that nobody could be told of still ends the order. */
  @ParameterizedTest
  @EnumSource(names = {"UNAVAILABLE", "PAYMENT_DECLINED", "DELIVERY_FAILED", "FAILED", "DELIVERED"})
  void an_end_that_nobody_can_be_told_of_is_tried_for_a_day_and_fails_the_execution(Moment end) {
    leadTo(end, () -> world.failing("sns", 301, SNS));
    var asked = world.taskNames();

    world.advance(Duration.ofHours(1));
    assertThat(world.execution().status()).isEqualTo(ExecutionStatus.RUNNING);
    world.advance(Duration.ofDays(2));

    assertThat(world.execution().status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(world.execution().error()).isEqualTo(SNS);
    assertThat(world.taskNames()).isEqualTo(asked);
    assertThat(world.statuses()).doesNotContain(end.name());
  }

  @ParameterizedTest
  @EnumSource(names = {"WITHDRAW", "REFUND", "RELEASE"})
  void giving_back_outlives_a_queue_that_is_away_for_days(Moment moment) {
    leadTo(moment, () -> world.failing("sqs", 300, SQS));

    world.advance(Duration.ofDays(3));
    assertThat(world.taskNames()).doesNotContain(moment.task());
    while (!world.taskNames().contains(moment.task())) {
      world.advance(Duration.ofMinutes(10));
    }
    answerAll();

    assertThat(world.statuses()).endsWith("DELIVERY_FAILED");
    assertThat(world.taskNames()).endsWith("withdraw", "refund", "release");
  }

  @Test
  void giving_back_that_never_works_fails_the_execution_and_says_nothing_untrue() {
    leadTo(Moment.REFUND, () -> world.failing("sqs", 1001, SQS));

    world.advance(Duration.ofDays(100));

    assertThat(world.execution().error()).isEqualTo(SQS);
    assertThat(world.statuses()).endsWith("PAYMENT_APPROVED");
  }

  @ParameterizedTest
  @CsvSource({
    "RESERVE, 4, release, FAILED",
    "CHARGE, 4, refund, FAILED",
    "TRACK, 4, withdraw, DELIVERY_FAILED"
  })
  void a_worker_that_always_fails_is_asked_four_times(
      Moment moment, int times, String next, String end) {
    leadTo(moment, () -> {});
    var task = moment.task();
    for (var attempt = 1; attempt < times; attempt++) {
      world.fail(task, "Worker.Broken").advance(Duration.ofMinutes(1));
    }
    assertThat(world.taskNames()).endsWith(task);

    world.fail(task, "Worker.Broken");

    assertThat(world.taskNames()).filteredOn(task::equals).hasSize(times);
    assertThat(world.taskNames()).endsWith(next);
    answerAll();
    assertThat(world.statuses()).endsWith(end);
  }

  private void leadTo(Moment moment, Runnable then) {
    moment.lead(world, anOrder(), then);
  }

  private void answerAll() {
    Moment.giveBack(world);
  }
}
