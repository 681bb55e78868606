package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Door.PASS;
import static dev.entrega.local.stepfunctions.Door.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.DeleteStateMachineInput;
import dev.entrega.local.stepfunctions.api.ListActivitiesInput;
import dev.entrega.local.stepfunctions.api.ListExecutionsInput;
import dev.entrega.local.stepfunctions.api.ListStateMachinesInput;
import dev.entrega.local.stepfunctions.api.ListStateMachinesOutput;
import dev.entrega.local.stepfunctions.api.StateMachineListItem;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

  private final Door door = new Door();

  @Test
  void a_page_has_100_items_where_nothing_is_said() {
    for (int i = 0; i < 101; i++) {
      door.create("m%03d".formatted(i), PASS, StateMachineType.STANDARD);
    }

    assertThat(machines(null, null).stateMachines()).hasSize(100);
    assertThat(machines(0, null).stateMachines()).hasSize(100);
    assertThat(machines(1000, null).stateMachines()).hasSize(101);
    assertThat(machines(101, null).nextToken()).isNull();
  }

  @Test
  void pages_go_on_where_they_were_although_the_list_has_changed() {
    List<String> arns =
        IntStream.range(0, 4)
            .mapToObj(i -> door.create("m" + i, PASS, StateMachineType.STANDARD))
            .toList();
    String token = token();

    door.engine.deleteStateMachine(new DeleteStateMachineInput(arns.get(1)));
    door.create("a", PASS, StateMachineType.STANDARD);

    assertThat(machines(2, token).stateMachines())
        .extracting(StateMachineListItem::name)
        .containsExactly("m2", "m3");
  }

  @Test
  void a_token_is_good_for_a_day() {
    fourMachines();
    String token = token();

    door.time.advance(Duration.ofHours(24));
    assertThat(machines(2, token).stateMachines()).hasSize(2);

    door.time.advance(Duration.ofMillis(1));
    refused("InvalidToken", "Invalid Token: 'Invalid token'", () -> machines(2, token));
  }

  @Test
  void a_token_is_good_for_its_own_question_alone() {
    fourMachines();
    String machine = door.create("e", PASS, StateMachineType.STANDARD);
    String token = token();

    refused(
        "InvalidToken",
        "Invalid token",
        () -> door.engine.listActivities(new ListActivitiesInput(2, token)));
    refused(
        "InvalidToken",
        "Invalid token",
        () -> door.engine.listExecutions(new ListExecutionsInput(machine, null, 2, token)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"not-a-token", "%%%", "e30=", "fHw=", "YXxifGM="})
  void what_we_did_not_give_out_is_no_token(String token) {
    refused("InvalidToken", "Invalid Token: 'Invalid token'", () -> machines(2, token));
  }

  @Test
  void a_place_that_should_be_a_number_is_one() {
    String machine = door.create("e", PASS, StateMachineType.STANDARD);
    for (int i = 0; i < 3; i++) {
      door.start(machine, "e" + i, null);
    }
    String token = Objects.requireNonNull(door.list(machine, null, null).nextToken());
    String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    String bent =
        Base64.getUrlEncoder()
            .encodeToString(
                (text.substring(0, text.lastIndexOf('|')) + "|x").getBytes(StandardCharsets.UTF_8));

    assertThat(door.list(machine, null, token).executions()).hasSize(1);
    refused("InvalidToken", "Invalid token", () -> door.list(machine, null, bent));
  }

  private void fourMachines() {
    for (int i = 0; i < 4; i++) {
      door.create("m" + i, PASS, StateMachineType.STANDARD);
    }
  }

  private String token() {
    return Objects.requireNonNull(machines(2, null).nextToken());
  }

  private ListStateMachinesOutput machines(@Nullable Integer size, @Nullable String token) {
    return door.engine.listStateMachines(new ListStateMachinesInput(size, token));
  }
}
