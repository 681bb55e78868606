package dev.entrega.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionOutput;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.api.ValidateStateMachineDefinitionInput;
import dev.entrega.local.stepfunctions.api.ValidateStateMachineDefinitionResultCode;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.time.SteppedTime;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever anybody defines, sensible or not, in either language: it is refused by an error of AWS's
 * or ends by itself, and nothing throws what nobody has foreseen.
 */
class WildMachinesTest {

  private static final int AT_ONCE = 500;

  /** Longer than any execution may live, which is a year. */
  private static final Duration THE_END_OF_ALL = Duration.ofDays(366);

  private static final Set<String> REFUSALS = Set.of("InvalidDefinition", "ValidationException");

  static IntStream blocks() {
    return IntStream.range(0, Boolean.getBoolean("entrega.chaos") ? 200 : 1);
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void a_machine_is_refused_or_ends(int block) {
    for (int seed = block * AT_ONCE; seed < (block + 1) * AT_ONCE; seed++) {
      var wild = new WildMachines(new Random(seed));
      String definition = wild.definition();
      String input = wild.input();
      try {
        lives(definition, input);
      } catch (RuntimeException | AssertionError e) {
        fail("Seed %d, %s on %s: %s".formatted(seed, definition, input, e), e);
      }
    }
  }

  private static void lives(String definition, String input) {
    var time = new SteppedTime();
    var tasks =
        new Integrations(Map.of("lambda:invoke", arguments -> arguments), arguments -> arguments);
    try (var engine = new StepFunctions(Location.LOCAL, tasks, Ports.inMemory(time))) {
      String machine = created(engine, definition);
      var checked =
          engine.validateStateMachineDefinition(
              new ValidateStateMachineDefinitionInput(definition, null, null, null));
      assertThat(checked.result() == ValidateStateMachineDefinitionResultCode.OK)
          .isEqualTo(machine != null);
      if (machine == null) {
        return;
      }
      String execution =
          engine.startExecution(new StartExecutionInput(machine, "e", input, null)).executionArn();
      time.advance(THE_END_OF_ALL);
      ended(engine.describeExecution(new DescribeExecutionInput(execution)));
    }
  }

  private static @Nullable String created(StepFunctions engine, String definition) {
    try {
      return engine
          .createStateMachine(
              new CreateStateMachineInput(
                  "m", definition, Scenario.ROLE, StateMachineType.STANDARD, null, null))
          .stateMachineArn();
    } catch (StepFunctionsException e) {
      assertThat(e.code()).isIn(REFUSALS);
      return null;
    }
  }

  private static void ended(DescribeExecutionOutput end) {
    assertThat(end.status())
        .isIn(ExecutionStatus.SUCCEEDED, ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT);
    if (end.status() == ExecutionStatus.FAILED) {
      assertThat(String.valueOf(end.cause())).doesNotContain("Exception");
    }
  }
}
