package dev.entrega.local.stepfunctions.mocks;

import dev.entrega.local.stepfunctions.execution.Mocks;
import dev.entrega.local.stepfunctions.store.StoredExecution;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code MockConfigFile.json} says: for each test case of a state machine, which of its
 * states are answered with which responses. An execution that starts on {@code <state machine
 * ARN>#<test case>} runs in that test case; its other states call their services.
 *
 * @param cases by state machine's name, by test case, by state
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-mock-cfg-file.html">
 *     the format</a>
 */
public record MockConfiguration(Map<String, Map<String, Map<String, Responses>>> cases)
    implements Mocks {

  /** No test case at all. */
  public static final MockConfiguration NONE = new MockConfiguration(Map.of());

  /**
   * Reads a file's content.
   *
   * @throws IllegalArgumentException it is no such configuration; says what is wrong and where
   */
  public static MockConfiguration read(String json) {
    return new MockConfiguration(MockConfigurationReader.read(json));
  }

  /** Whether a state machine has a test case. */
  public boolean has(String stateMachine, String testCase) {
    return cases.getOrDefault(stateMachine, Map.of()).containsKey(testCase);
  }

  @Override
  public @Nullable Answer answer(StoredExecution execution, String state, int call) {
    String testCase = execution.testCase();
    return testCase == null ? null : answer(execution.stateMachine().name(), testCase, state, call);
  }

  @Nullable Answer answer(String stateMachine, String testCase, String state, int call) {
    Responses responses =
        cases.getOrDefault(stateMachine, Map.of()).getOrDefault(testCase, Map.of()).get(state);
    return responses == null ? null : responses.toCall(call);
  }
}
