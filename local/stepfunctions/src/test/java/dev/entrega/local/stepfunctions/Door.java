package dev.entrega.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionOutput;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.GetExecutionHistoryInput;
import dev.entrega.local.stepfunctions.api.ListExecutionsInput;
import dev.entrega.local.stepfunctions.api.ListExecutionsOutput;
import dev.entrega.local.stepfunctions.api.PublishStateMachineVersionInput;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.api.UpdateStateMachineInput;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.time.SteppedTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** An engine on a stepped clock, and short ways to ask it. */
final class Door {

  static final String PASS = state("\"Type\": \"Pass\", \"End\": true");
  static final String WAIT = state("\"Type\": \"Wait\", \"Seconds\": 60, \"End\": true");
  static final String NOWHERE = "arn:aws:states:us-east-1:000000000000:stateMachine:nowhere";

  final SteppedTime time = new SteppedTime();
  final StepFunctions engine =
      new StepFunctions(Location.LOCAL, Integrations.none(), Ports.inMemory(time));

  static String state(String fields) {
    return "{\"StartAt\": \"A\", \"States\": {\"A\": {%s}}}".formatted(fields);
  }

  String create(String name, String definition, StateMachineType type) {
    return engine
        .createStateMachine(
            new CreateStateMachineInput(name, definition, Scenario.ROLE, type, null, null))
        .stateMachineArn();
  }

  /** Creates a state machine and publishes it; the version's ARN. */
  String publish(String name, String definition) {
    String arn = create(name, definition, StateMachineType.STANDARD);
    return engine
        .publishStateMachineVersion(new PublishStateMachineVersionInput(arn, null, null))
        .stateMachineVersionArn();
  }

  /** Changes a state machine and publishes it; the version's ARN. */
  String publishNext(String machine, String definition) {
    var updated =
        engine.updateStateMachine(
            new UpdateStateMachineInput(machine, definition, null, null, null, true, null, null));
    return Objects.requireNonNull(updated.stateMachineVersionArn());
  }

  String start(String machine, @Nullable String name, @Nullable String input) {
    String arn =
        engine.startExecution(new StartExecutionInput(machine, name, input, null)).executionArn();
    time.settle();
    return arn;
  }

  DescribeExecutionOutput describe(String execution) {
    return engine.describeExecution(new DescribeExecutionInput(execution));
  }

  ExecutionStatus status(String execution) {
    return describe(execution).status();
  }

  ListExecutionsOutput list(
      String machine, @Nullable ExecutionStatus status, @Nullable String token) {
    return engine.listExecutions(new ListExecutionsInput(machine, status, 2, token));
  }

  List<Long> ids(String execution, boolean reverse) {
    var ids = new ArrayList<Long>();
    String token = null;
    do {
      var page =
          engine.getExecutionHistory(
              new GetExecutionHistoryInput(execution, 3, reverse, token, null));
      page.events().forEach(event -> ids.add(event.id()));
      token = page.nextToken();
    } while (token != null);
    return ids;
  }

  static void refused(String code, String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StepFunctionsException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(message);
  }
}
