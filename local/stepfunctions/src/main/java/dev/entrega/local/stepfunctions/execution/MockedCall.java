package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.definition.Resource;
import dev.entrega.local.stepfunctions.definition.State;
import dev.entrega.local.stepfunctions.integration.Integration;
import dev.entrega.local.stepfunctions.integration.Job;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A call that reaches no service. Where a Task ends after its call has returned, by a token or with
 * a job, the call is taken on first, and then the answer comes.
 */
record MockedCall(Mocks.Answer answer, @Nullable Set<String> parameters) implements Integration {

  static Integration of(State.Task task, Integration real, Mocks.Answer answer) {
    var call = new MockedCall(answer, real.parameters());
    boolean endsLater =
        real instanceof Job
            || (task.resource() instanceof Resource.Service service
                && service.pattern() != Resource.Pattern.REQUEST_RESPONSE);
    return endsLater ? new Later(call) : call;
  }

  @Override
  public JsonNode call(JsonNode arguments) throws TaskFailed {
    return switch (answer) {
      case Mocks.Answer.Returns(var result) -> result;
      case Mocks.Answer.Throws(var error, var cause) -> throw new TaskFailed(error, cause);
    };
  }

  /** The same, taken on first. */
  private record Later(MockedCall call) implements Job {

    @Override
    public @Nullable Set<String> parameters() {
      return call.parameters();
    }

    @Override
    public JsonNode call(JsonNode arguments) {
      return call.answer() instanceof Mocks.Answer.Returns(var result)
          ? result
          : JsonNodeFactory.instance.objectNode();
    }

    @Override
    public JsonNode end(JsonNode started) throws TaskFailed {
      return call.call(started);
    }

    @Override
    public void stop(JsonNode started) {
      // nothing has been started
    }
  }
}
