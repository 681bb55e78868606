package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Door.WAIT;
import static dev.entrega.local.stepfunctions.Door.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.StateMachineType;
import java.time.Duration;
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

  private String obstacle(String execution) {
    return String.valueOf(door.describe(execution).redriveStatusReason());
  }
}
