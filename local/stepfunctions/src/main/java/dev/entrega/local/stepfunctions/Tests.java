package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.EncryptionConfiguration;
import dev.entrega.local.stepfunctions.api.EncryptionType;
import dev.entrega.local.stepfunctions.api.LogLevel;
import dev.entrega.local.stepfunctions.api.LoggingConfiguration;
import dev.entrega.local.stepfunctions.api.StateMachineStatus;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.api.TestStateInput;
import dev.entrega.local.stepfunctions.api.TestStateOutput;
import dev.entrega.local.stepfunctions.api.TracingConfiguration;
import dev.entrega.local.stepfunctions.execution.Surroundings;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.Uuids;
import dev.entrega.local.stepfunctions.store.StoredExecution;
import dev.entrega.local.stepfunctions.store.StoredStateMachine;
import dev.entrega.local.stepfunctions.teststate.StateTests;
import dev.entrega.local.stepfunctions.teststate.TestStateRefused;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tests states in made-up executions of a made-up state machine, of which nothing is kept. */
final class Tests {

  private static final String NO_ROLE = "arn:aws:iam::000000000000:role/none";

  private final Surroundings around;
  private final Arns arns;

  Tests(Surroundings around, Arns arns) {
    this.around = around;
    this.arns = arns;
  }

  TestStateOutput test(TestStateInput request) {
    Payload input = Requests.input(request.input());
    try {
      return new StateTests(around, given -> execution(given, request.roleArn()))
          .test(request, input);
    } catch (TestStateRefused e) {
      throw new StepFunctionsException(e.code(), String.valueOf(e.getMessage()));
    }
  }

  private StoredExecution execution(Payload input, @Nullable String roleArn) {
    String machine = Uuids.next(around.random()).toString();
    String name = Uuids.next(around.random()).toString();
    Instant now = around.time().instant();
    var made =
        new StoredStateMachine(
            arns.stateMachine(machine),
            machine,
            StateMachineType.EXPRESS,
            StateMachineStatus.ACTIVE,
            "",
            roleArn == null ? NO_ROLE : roleArn,
            now,
            now,
            null,
            new LoggingConfiguration(LogLevel.OFF, false, null),
            new TracingConfiguration(false),
            new EncryptionConfiguration(EncryptionType.AWS_OWNED_KEY, null, null),
            0);
    return new StoredExecution(arns.express(machine, name), name, made, input.text(), now, null);
  }
}
