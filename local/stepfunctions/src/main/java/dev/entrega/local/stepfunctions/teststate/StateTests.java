package dev.entrega.local.stepfunctions.teststate;

import dev.entrega.local.stepfunctions.api.InspectionLevel;
import dev.entrega.local.stepfunctions.api.TestStateConfiguration;
import dev.entrega.local.stepfunctions.api.TestStateInput;
import dev.entrega.local.stepfunctions.api.TestStateOutput;
import dev.entrega.local.stepfunctions.definition.State;
import dev.entrega.local.stepfunctions.execution.MockedFork;
import dev.entrega.local.stepfunctions.execution.Mocks;
import dev.entrega.local.stepfunctions.execution.StateTrial;
import dev.entrega.local.stepfunctions.execution.StateTrial.Ending;
import dev.entrega.local.stepfunctions.execution.Surroundings;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.store.StoredExecution;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tests states by themselves. */
public final class StateTests {

  private final Surroundings around;
  private final Function<Payload, StoredExecution> executions;

  /**
   * Tests states that reach what is given.
   *
   * @param executions makes up an execution with an input, for the context object
   */
  public StateTests(Surroundings around, Function<Payload, StoredExecution> executions) {
    this.around = around;
    this.executions = executions;
  }

  /**
   * Tests a state.
   *
   * @param input of the state
   * @throws TestStateRefused the request makes no sense
   */
  public TestStateOutput test(TestStateInput request, Payload input) throws TestStateRefused {
    String definition = request.definition() == null ? "" : request.definition();
    State state = Subject.read(definition, request.stateName(), around.integrations()::know);
    Mocks.Answer answer = Mock.read(request.mock(), state, around.integrations().apis());
    allowed(request, state, answer);
    Map<String, Payload> variables = variables(request.variables());
    var given =
        new StateTrial.Given(
            executions.apply(input),
            state,
            input,
            variables,
            MockedContext.read(request.context(), state),
            inner(request, state, answer),
            retriesMade(request));
    var inspection = new Inspection(request);
    Ending ending = run(given, inspection, answer);
    return request.inspectionLevel() == null || request.inspectionLevel() == InspectionLevel.INFO
        ? Report.of(ending)
        : Report.of(ending, given, inspection);
  }

  private static void allowed(TestStateInput request, State state, Mocks.@Nullable Answer answer)
      throws TestStateRefused {
    if (answer != null) {
      String inner = configuration(request).errorCausedByState();
      if (inner != null && !Subject.contains(state, inner)) {
        throw TestStateRefused.invalid("State not found in definition");
      }
      return;
    }
    if (!configuration(request).equals(TestStateConfiguration.NONE)) {
      throw TestStateRefused.invalid(
          "State configuration is only supported when a mock is specified");
    }
    switch (state) {
      case State.Map _, State.Parallel _ ->
          throw TestStateRefused.definition(
              "TestState API does not support Map or Parallel states. Supported state types"
                  + " include: [Task, Wait, Pass, Succeed, Fail, Choice]");
      case State.Task _ -> {
        if (request.roleArn() == null) {
          throw TestStateRefused.invalid("RoleArn must be specified when testing a Task state");
        }
      }
      case State.Choice _, State.Wait _, State.Pass _, State.Succeed _, State.Fail _ -> {
        // these call nothing
      }
    }
  }

  private static TestStateConfiguration configuration(TestStateInput request) {
    return request.stateConfiguration() == null
        ? TestStateConfiguration.NONE
        : request.stateConfiguration();
  }

  private static int retriesMade(TestStateInput request) {
    Integer made = configuration(request).retrierRetryCount();
    return made == null ? 0 : made;
  }

  private static @Nullable MockedFork inner(
      TestStateInput request, State state, Mocks.@Nullable Answer answer) throws TestStateRefused {
    if (answer == null || Subject.inside(state).isEmpty()) {
      return null;
    }
    Integer failed = configuration(request).mapIterationFailureCount();
    String read = configuration(request).mapItemReaderData();
    return new MockedFork(
        answer, failed == null ? 0 : failed, read == null ? null : dataset(read, state));
  }

  /** What an ItemReader has read; only where a pointer leads to the items, more than those. */
  private static JsonNode dataset(String text, State state) throws TestStateRefused {
    try {
      JsonNode data = Payload.parse(text).json();
      if (data.isArray()
          || (data.isObject() && state instanceof State.Map map && map.itemsPointer() != null)) {
        return data;
      }
    } catch (JacksonException _) {
      // refused below, as any other text that is no array
    }
    throw TestStateRefused.invalid("Map item reader data must be a valid JSON array");
  }

  private static Map<String, Payload> variables(@Nullable String text) throws TestStateRefused {
    var variables = new LinkedHashMap<String, Payload>();
    if (text == null) {
      return variables;
    }
    try {
      if (Payload.parse(text).json() instanceof ObjectNode object) {
        object
            .properties()
            .forEach(entry -> variables.put(entry.getKey(), Payload.of(entry.getValue())));
        return variables;
      }
    } catch (JacksonException _) {
      // refused below, as any other text that is no object
    }
    throw TestStateRefused.invalid("Variables must be a valid JSON object");
  }

  private Ending run(StateTrial.Given given, Inspection inspection, Mocks.@Nullable Answer answer)
      throws TestStateRefused {
    var own =
        new Surroundings(
            around.time(),
            around.integrations(),
            around.random(),
            around.region(),
            inspection,
            inspection,
            (_, _, _) -> answer,
            around.restart());
    try {
      Ending ending = new StateTrial(own).run(given);
      if (ending instanceof Ending.Refused(var why)) {
        throw TestStateRefused.invalid(why);
      }
      return ending;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Ending.Failed(StatesError.of(StatesError.TIMEOUT, null));
    }
  }
}
