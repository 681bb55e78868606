package dev.entrega.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.integration.Integration;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.time.SteppedTime;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The README's example: the engine alone, without a port, by a clock that a test moves. */
class EmbeddedEngineTest {

  @Test
  void an_answer_that_does_not_come_within_three_days_is_given_up() {
    var definition =
        """
        {"StartAt": "Ask", "States": {
          "Ask": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
            "Parameters": {"QueueUrl": "any", "MessageBody.$": "$$.Task.Token"},
            "TimeoutSeconds": 259200,
            "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "GivenUp"}], "End": true},
          "GivenUp": {"Type": "Pass", "Result": "given up", "End": true}}}\
        """;
    var time = new SteppedTime();
    Integration queue = message -> message;
    var tasks =
        new Integrations(Map.of("sqs:sendMessage", queue), Integrations.none().functionByArn());
    try (var engine = new StepFunctions(Location.LOCAL, tasks, Ports.inMemory(time))) {
      var machine =
          engine.createStateMachine(
              new CreateStateMachineInput(
                  "asking",
                  definition,
                  "arn:aws:iam::000000000000:role/any",
                  StateMachineType.STANDARD,
                  null,
                  null));
      var execution =
          engine.startExecution(
              new StartExecutionInput(machine.stateMachineArn(), "first", "{}", null));
      var asked = new DescribeExecutionInput(execution.executionArn());

      time.advance(Duration.ofDays(2));
      assertThat(engine.describeExecution(asked).status()).isEqualTo(ExecutionStatus.RUNNING);

      time.advance(Duration.ofDays(1));
      assertThat(engine.describeExecution(asked).output()).isEqualTo("\"given up\"");
    }
  }
}
