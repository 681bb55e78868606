package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.definition.Amount;
import dev.entrega.local.stepfunctions.definition.Resource;
import dev.entrega.local.stepfunctions.definition.State;
import dev.entrega.local.stepfunctions.expression.Departure;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.Scope;
import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.integration.Caller;
import dev.entrega.local.stepfunctions.integration.Integration;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.integration.Job;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import dev.entrega.local.stepfunctions.store.StoredExecution;
import dev.entrega.local.stepfunctions.time.Mailbox;
import dev.entrega.local.stepfunctions.time.Strand;
import dev.entrega.local.stepfunctions.time.Time;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Runs one attempt of a Task: makes the call on a strand of its own and waits for what comes. */
final class TaskCall {

  private final TaskTokens tokens;

  TaskCall(TaskTokens tokens) {
    this.tokens = tokens;
  }

  Departure run(State.Task task, Payload input, Visit visit)
      throws StatesError, InterruptedException {
    String token = hasToken(task) ? TaskTokens.token(visit) : null;
    if (token != null) {
      visit.offer(token);
    }
    Scope scope = visit.scope(input.json());
    Integration integration = mocked(task, integration(task, visit), visit);
    Payload given = task.flow().input(input, scope);
    check(integration, given);
    Payload arguments = taken(integration, given);
    Long timeout = seconds(task.patience().timeout(), scope);
    Long heartbeat = seconds(task.patience().heartbeat(), scope);
    String role = role(task, scope);

    var events = new TaskEvents(task.resource(), role, visit.trail());
    events.scheduled(arguments, timeout, heartbeat);
    events.started();

    Time time = visit.execution().around().time();
    Mailbox<News> mailbox = time.mailbox();
    var pending = new PendingTask(events, mailbox);
    var clocks = new Clocks(time, timeout, heartbeat);
    if (token != null) {
      tokens.open(token, pending);
    }
    var calling =
        new Calling(integration, sent(task, arguments), caller(visit, role), mailbox, pending);
    Strand call = time.start(calling);
    try {
      var waiting = new Waiting(task, visit.trail(), mailbox, pending, events, clocks);
      boolean answered = isAnswered(task, integration);
      Payload result = answered ? waiting.forAnswer() : waiting.forReturn();
      return task.flow().leave(input, result, scope);
    } finally {
      pending.close();
      if (pending.isAnswered()) {
        calling.release();
      }
      call.interrupt();
      if (token != null) {
        tokens.close(token);
      }
    }
  }

  private static boolean hasToken(State.Task task) {
    return task.resource() instanceof Resource.Service service && service.hasToken();
  }

  private static boolean isAnswered(State.Task task, Integration integration) {
    return integration instanceof Job
        || (task.resource() instanceof Resource.Service service && service.waitsForToken());
  }

  private static @Nullable Long seconds(@Nullable Amount amount, Scope scope) throws StatesError {
    return amount == null ? null : amount.in(scope);
  }

  private static Integration mocked(State.Task task, Integration real, Visit visit) {
    Execution execution = visit.execution();
    Mocks mocks = execution.around().mocks();
    if (mocks.equals(Mocks.NONE)) {
      return real;
    }
    Mocks.Answer answer =
        mocks.answer(execution.stored(), task.name(), execution.callsOf(task.name()));
    return answer == null ? real : MockedCall.of(task, real, answer);
  }

  private static Integration integration(State.Task task, Visit visit) {
    Integrations integrations = visit.execution().around().integrations();
    return switch (task.resource()) {
      case Resource.Service service -> {
        Integration found = integrations.find(service.key());
        yield found == null ? unavailable(service) : found;
      }
      case Resource.Function _ -> integrations.functionByArn();
    };
  }

  private static Integration unavailable(Resource.Service service) {
    return _ -> {
      throw new TaskFailed(
          StatesError.RUNTIME,
          "Expected a service for arn:aws:states:::%s:%s, but this runtime has none"
              .formatted(service.service(), service.resource()));
    };
  }

  private static void check(Integration integration, Payload given) throws StatesError {
    List<String> problems = integration.problems(given.json());
    if (!problems.isEmpty()) {
      throw StatesError.runtime(
          "The Parameters '%s' could not be used to start the Task: [%s]"
              .formatted(given.text(), String.join(", ", problems)));
    }
  }

  /** What the action takes of what the state gives. */
  private static Payload taken(Integration integration, Payload arguments) {
    Set<String> names = integration.parameters();
    if (names == null
        || !(arguments.json() instanceof ObjectNode object)
        || names.containsAll(object.propertyNames())) {
      return arguments;
    }
    ObjectNode taken = JsonNodeFactory.instance.objectNode();
    object.properties().stream()
        .filter(entry -> names.contains(entry.getKey()))
        .forEach(entry -> taken.set(entry.getKey(), entry.getValue()));
    return Payload.of(taken);
  }

  private static JsonNode sent(State.Task task, Payload arguments) {
    return switch (task.resource()) {
      case Resource.Service _ -> arguments.json();
      case Resource.Function(var arn) ->
          JsonNodeFactory.instance
              .objectNode()
              .put("FunctionName", arn)
              .set("Payload", arguments.json());
    };
  }

  private static @Nullable String role(State.Task task, Scope scope) throws StatesError {
    if (task.credentials() == null) {
      return null;
    }
    JsonNode role = task.credentials().evaluate(scope).path("RoleArn");
    if (role.isString()) {
      return role.stringValue();
    }
    throw StatesError.runtime(
        "Expected a text in 'RoleArn' of the field 'Credentials', but found " + role);
  }

  private static Caller caller(Visit visit, @Nullable String role) {
    StoredExecution stored = visit.execution().stored();
    return new Caller(stored.arn(), stored.stateMachine().arn(), TaskTokens.token(visit), role);
  }
}
