package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Door.PASS;
import static dev.entrega.local.stepfunctions.Door.WAIT;
import static dev.entrega.local.stepfunctions.Door.refused;
import static dev.entrega.local.stepfunctions.Door.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.ExecutionListItem;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.GetExecutionHistoryInput;
import dev.entrega.local.stepfunctions.api.SendTaskFailureInput;
import dev.entrega.local.stepfunctions.api.SendTaskHeartbeatInput;
import dev.entrega.local.stepfunctions.api.SendTaskSuccessInput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RecordsTest {

  private final Door door = new Door();

  @Test
  void an_execution_is_described_as_its_history_tells_it() {
    String machine = door.create("m", PASS, StateMachineType.STANDARD);
    String failing =
        door.create("f", state("\"Type\": \"Fail\", \"Error\": \"E\""), StateMachineType.STANDARD);

    var done = door.describe(door.start(machine, "e", "{\"a\": 1}"));
    var failed = door.describe(door.start(failing, "e", null));

    assertThat(done.input()).isEqualTo("{\"a\": 1}");
    assertThat(done.output()).isEqualTo("{\"a\": 1}");
    assertThat(done.redriveStatusReason())
        .isEqualTo("Execution is SUCCEEDED and cannot be redriven");
    assertThat(failed.error()).isEqualTo("E");
    assertThat(failed.outputDetails()).isNull();
    assertThat(failed.redriveStatus()).hasToString("REDRIVABLE");
  }

  @Test
  void executions_are_listed_the_latest_first() {
    String machine = door.create("m", WAIT, StateMachineType.STANDARD);
    for (String name : List.of("a", "b", "c")) {
      door.start(machine, name, null);
      door.time.advance(Duration.ofSeconds(30));
    }

    var first = door.list(machine, null, null);
    var second = door.list(machine, null, first.nextToken());

    assertThat(first.executions()).extracting(ExecutionListItem::name).containsExactly("c", "b");
    assertThat(second.executions()).extracting(ExecutionListItem::name).containsExactly("a");
    assertThat(second.nextToken()).isNull();
    assertThat(door.list(machine, ExecutionStatus.SUCCEEDED, null).executions())
        .extracting(ExecutionListItem::name)
        .containsExactly("b", "a");
    refused("InvalidToken", "Invalid Token: 'Invalid token'", () -> door.list(machine, null, "?"));
    refused("InvalidToken", "Invalid Token", () -> door.list(machine, null, "cGxhY2U6eA=="));
    refused("InvalidToken", "Invalid Token", () -> door.list(machine, null, "eA=="));
  }

  @Test
  void a_history_is_read_from_either_end() {
    String execution = door.start(door.create("m", PASS, StateMachineType.STANDARD), "e", "{}");

    assertThat(door.ids(execution, false)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(door.ids(execution, true)).containsExactly(4L, 3L, 2L, 1L);
  }

  @Test
  void a_history_may_be_read_without_its_data() {
    String execution =
        door.start(door.create("m", PASS, StateMachineType.STANDARD), "e", "{\"a\": 1}");

    var events =
        door.engine
            .getExecutionHistory(new GetExecutionHistoryInput(execution, null, null, null, false))
            .events();

    assertThat(JsonMapper.builder().build().writeValueAsString(events)).doesNotContain("\\\"a\\\"");
    assertThat(events.get(1).details()).isEqualTo(new EventDetails.StateEntered("A", null, null));
  }

  @Test
  void an_event_is_written_as_aws_writes_it() {
    var event =
        new HistoryEvent(
            door.time.instant(),
            HistoryEventType.PassStateEntered,
            2,
            0,
            new EventDetails.StateEntered("A", "{}", null));
    var bare =
        new HistoryEvent(door.time.instant(), HistoryEventType.ParallelStateStarted, 3, 2, null);
    var json = JsonMapper.builder().build();

    assertThat(json.valueToTree(event).at("/stateEnteredEventDetails/name").stringValue())
        .isEqualTo("A");
    assertThat(json.valueToTree(event).propertyNames())
        .containsExactlyInAnyOrder(
            "timestamp", "type", "id", "previousEventId", "stateEnteredEventDetails");
    assertThat(json.valueToTree(bare).size()).isEqualTo(4);
    assertThat(bare.withoutData()).isEqualTo(bare);
    assertThat(HistoryEventType.MapIterationFailed.detailsField())
        .isEqualTo("mapIterationFailedEventDetails");
    assertThat(HistoryEventType.TaskStateExited.detailsField())
        .isEqualTo("stateExitedEventDetails");
  }

  @Test
  void a_token_must_be_one_of_ours() {
    String unknown =
        Base64.getUrlEncoder()
            .encodeToString(
                "arn:aws:states:us-east-1:000000000000:execution:m:e#2#0"
                    .getBytes(StandardCharsets.UTF_8));

    refused(
        "InvalidToken",
        "Invalid Token: 'Invalid token'",
        () -> door.engine.sendTaskHeartbeat(new SendTaskHeartbeatInput("?")));
    refused(
        "InvalidToken",
        "Invalid Token",
        () -> door.engine.sendTaskFailure(new SendTaskFailureInput("eA==", null, null)));
    refused(
        "TaskDoesNotExist",
        "Task Does Not Exist",
        () -> door.engine.sendTaskSuccess(new SendTaskSuccessInput(unknown, "{}")));
    refused(
        "InvalidOutput",
        "Invalid Output: '",
        () -> door.engine.sendTaskSuccess(new SendTaskSuccessInput(unknown, "{")));
    refused(
        "ValidationException",
        "'cause'",
        () ->
            door.engine.sendTaskFailure(
                new SendTaskFailureInput(unknown, "E", "x".repeat(32_769))));
  }
}
