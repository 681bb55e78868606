package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Door.WAIT;
import static dev.entrega.local.stepfunctions.Door.refused;
import static dev.entrega.local.stepfunctions.Door.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.RedriveExecutionInput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.api.StopExecutionInput;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which executions could be taken up again. */
class RedrivabilityTest {

  private static final String FAIL = state("\"Type\": \"Fail\", \"Error\": \"E\"");

  private final Door door = new Door();

  @Test
  void a_failed_execution_can_be_taken_up_for_a_fortnight() {
    String execution = door.start(door.create("m", FAIL, StateMachineType.STANDARD), "e", null);

    assertThat(obstacle(execution)).isEqualTo("null");
    door.time.advance(Duration.ofDays(14));
    assertThat(obstacle(execution)).isEqualTo("null");
    door.time.advance(Duration.ofSeconds(1));
    assertThat(obstacle(execution)).isEqualTo("Execution redrivable period exceeded");
  }

  @Test
  void an_execution_that_began_over_a_year_ago_cannot_be_taken_up() {
    String longest = WAIT.replace("60", Long.toString(Duration.ofDays(360).toSeconds()));
    String machine =
        door.create(
            "m",
            longest
                .replace("\"End\": true", "\"Next\": \"B\"")
                .replace("}}}", "}, \"B\": {\"Type\": \"Fail\"}}}"),
            StateMachineType.STANDARD);
    String execution = door.start(machine, "e", null);
    door.time.advance(Duration.ofDays(360));

    assertThat(obstacle(execution)).isEqualTo("null");
    door.time.advance(Duration.ofDays(6));
    assertThat(obstacle(execution)).isEqualTo("Execution has exceeded the max execution time");
  }

  @Test
  void a_running_execution_cannot_be_taken_up() {
    String execution = door.start(door.create("m", WAIT, StateMachineType.STANDARD), "e", null);

    assertThat(obstacle(execution)).isEqualTo("Execution is RUNNING and cannot be redriven");
  }

  @Test
  void what_cannot_be_taken_up_is_refused_with_the_reason() {
    String machine = door.create("m", WAIT, StateMachineType.STANDARD);
    String running = door.start(machine, "running", null);
    String express =
        "arn:aws:states:us-east-1:000000000000:express:m:e:11111111-1111-1111-1111-111111111111";

    refused(
        "ExecutionNotRedrivable",
        "Execution %s invalid for redrive as: Execution is RUNNING and cannot be redriven"
            .formatted(running),
        () -> redrive(running, null));
    refused("ExecutionDoesNotExist", "gone", () -> redrive(running + "gone", null));
    refused(
        "InvalidArn",
        "Resource type not valid in this context: express",
        () -> redrive(express, null));
    refused("ValidationException", "clientToken", () -> redrive(running, "a b"));
  }

  @Test
  void the_same_token_takes_an_execution_up_once() {
    String execution = door.start(door.create("m", FAIL, StateMachineType.STANDARD), "e", null);

    Instant first = redrive(execution, "token");
    door.time.advance(Duration.ofMinutes(15));
    Instant again = redrive(execution, "token");
    Instant other = redrive(execution, "other");
    door.time.advance(Duration.ofSeconds(1));
    Instant later = redrive(execution, "token");

    assertThat(again).isEqualTo(first);
    assertThat(other).isAfter(first);
    assertThat(later).isAfter(other);
    assertThat(door.describe(execution).redriveCount()).isEqualTo(3);
    assertThat(door.describe(execution).redriveDate()).isEqualTo(later);
  }

  @Test
  void ten_tokens_are_remembered() {
    String execution = door.start(door.create("m", FAIL, StateMachineType.STANDARD), "e", null);
    for (int i = 0; i <= 10; i++) {
      redrive(execution, "token-" + i);
    }

    redrive(execution, "token-10");
    redrive(execution, "token-1");
    redrive(execution, "token-0");

    assertThat(door.describe(execution).redriveCount()).isEqualTo(12);
  }

  @Test
  void a_token_that_took_nothing_up_may_be_used_again() {
    String execution = door.start(door.create("m", WAIT, StateMachineType.STANDARD), "e", null);
    refused("ExecutionNotRedrivable", "RUNNING", () -> redrive(execution, "token"));
    door.engine.stopExecution(new StopExecutionInput(execution, null, null));

    redrive(execution, "token");

    assertThat(door.describe(execution).redriveCount()).isOne();
    assertThat(door.status(execution)).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(door.describe(execution).stopDate()).isNull();
  }

  private Instant redrive(String execution, @Nullable String token) {
    Instant date =
        door.engine.redriveExecution(new RedriveExecutionInput(execution, token)).redriveDate();
    door.time.settle();
    return date;
  }

  private String obstacle(String execution) {
    return String.valueOf(door.describe(execution).redriveStatusReason());
  }
}
