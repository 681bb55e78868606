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

  /** Stands for the workers of activities, who are not called but ask. */
  private static final Integration WORKERS =
      _ -> {
        throw new TaskFailed(StatesError.RUNTIME, "Expected a worker to ask for the task");
      };

  private final TaskTokens tokens;
  private final ActivityCall activities;

  TaskCall(TaskTokens tokens, ActivityCall activities) {
    this.tokens = tokens;
    this.activities = activities;
  }

  Departure run(State.Task task, Payload input, Visit visit)
      throws StatesError, InterruptedException {
    String token = hasToken(task) ? TaskTokens.token(visit) : null;
    if (token != null) {
      visit.offer(token);
    }
    Integration integration = mocked(task, integration(task, visit), visit);
    if (task.resource() instanceof Resource.Activity activity && integration.equals(WORKERS)) {
      return activities.run(task, activity, input, visit);
    }
    var events = new TaskEvents(task.resource(), visit.trail());
    TaskEvents.Plan plan = plan(task, integration, input, visit, events);
    events.started();
    Payload submitted = events.wasSubmitted();
    News.Answer end = events.ended();
    visit.trail().checkAborted();
    if (end == null && token != null) {
      end = events.wasHeld(token);
    }
    Payload result =
        end == null
            ? wait(new Attempt(task, integration, visit, events, token), plan, submitted)
            : told(end);
    return task.flow().leave(input, result, visit.scope(input.json()));
  }

  private static TaskEvents.Plan plan(
      State.Task task, Integration integration, Payload input, Visit visit, TaskEvents events)
      throws StatesError {
    TaskEvents.Plan recorded = events.planned();
    if (recorded != null) {
      return recorded;
    }
    Scope scope = visit.scope(input.json());
    Payload given = task.flow().input(input, scope);
    check(integration, given);
    return events.scheduled(
        taken(integration, given),
        seconds(task.patience().timeout(), scope),
        seconds(task.patience().heartbeat(), scope),
        role(task, scope));
  }

  private record Attempt(
      State.Task task,
      Integration integration,
      Visit visit,
      TaskEvents events,
      @Nullable String token) {}

  private Payload wait(Attempt attempt, TaskEvents.Plan plan, @Nullable Payload submitted)
      throws StatesError, InterruptedException {
    Visit visit = attempt.visit();
    visit.trail().waits();
    Time time = visit.execution().around().time();
    Mailbox<News> mailbox = time.mailbox();
    var pending = new PendingTask(attempt.events(), mailbox, attempt.token(), submitted != null);
    if (attempt.token() != null) {
      tokens.open(attempt.token(), pending);
    }
    var calling =
        new Calling(
            new Calling.Call(
                attempt.integration(),
                sent(attempt.task(), plan.arguments()),
                caller(visit, plan.role())),
            visit.execution(),
            mailbox,
            pending,
            submitted);
    boolean returned = submitted != null && !(attempt.integration() instanceof Job);
    Strand call = returned ? () -> {} : time.start(calling);
    try {
      var waiting =
          new Waiting(
              attempt.task(),
              visit.trail(),
              mailbox,
              pending,
              attempt.events(),
              new Clocks(time, plan));
      return isAnswered(attempt.task(), attempt.integration())
          ? waiting.forAnswer()
          : waiting.forReturn();
    } finally {
      pending.close();
      if (pending.isAnswered()) {
        calling.release();
      }
      call.interrupt();
      if (attempt.token() != null) {
        tokens.close(attempt.token());
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

  static Payload told(News.Answer answer) throws StatesError {
    return switch (answer) {
      case News.Done(var output) -> output;
      case News.Failed(var error, var cause) -> throw StatesError.of(error, cause);
    };
  }

  static @Nullable Long seconds(@Nullable Amount amount, Scope scope) throws StatesError {
    return amount == null ? null : amount.in(scope);
  }

  private static Integration mocked(State.Task task, Integration real, Visit visit) {
    Execution execution = visit.execution();
    Mocks mocks = execution.around().mocks();
    if (mocks.equals(Mocks.NONE)) {
      return real;
    }
    Calls calls = execution.calls();
    int call = visit.trail().isPast() ? calls.last(task.name()) : calls.next(task.name());
    Mocks.Answer answer = mocks.answer(execution.stored(), task.name(), call);
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
      case Resource.Activity _ -> WORKERS;
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
      case Resource.Service _, Resource.Activity _ -> arguments.json();
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
    return new Caller(
        stored.arn(),
        stored.stateMachine().arn(),
        TaskTokens.token(visit),
        role,
        visit.execution().around().http());
  }
}
