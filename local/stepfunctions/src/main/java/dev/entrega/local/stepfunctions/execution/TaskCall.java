package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.definition.Amount;
import dev.entrega.local.stepfunctions.definition.Resource;
import dev.entrega.local.stepfunctions.definition.State;
import dev.entrega.local.stepfunctions.expression.Departure;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.Scope;
import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.integration.Integration;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import dev.entrega.local.stepfunctions.time.Mailbox;
import dev.entrega.local.stepfunctions.time.Strand;
import dev.entrega.local.stepfunctions.time.Time;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Runs one attempt of a Task: makes the call on a strand of its own and waits for what comes. */
final class TaskCall {

  private final TaskTokens tokens;

  TaskCall(TaskTokens tokens) {
    this.tokens = tokens;
  }

  Departure run(State.Task task, Payload input, Visit visit)
      throws StatesError, InterruptedException {
    String token = waitsForToken(task) ? TaskTokens.token(visit) : null;
    if (token != null) {
      visit.offer(token);
    }
    Scope scope = visit.scope(input.json());
    Payload arguments = task.flow().input(input, scope);
    Long timeout = seconds(task.patience().timeout(), scope);
    Long heartbeat = seconds(task.patience().heartbeat(), scope);

    var events = new TaskEvents(task.resource(), visit.trail());
    events.scheduled(arguments, timeout, heartbeat);
    events.started();

    Time time = visit.execution().around().time();
    Mailbox<News> mailbox = time.mailbox();
    var pending = new PendingTask(events, mailbox);
    var clocks = new Clocks(time, timeout, heartbeat);
    if (token != null) {
      tokens.open(token, pending);
    }
    Strand call = call(task, arguments, visit, mailbox);
    try {
      var waiting = new Waiting(task, visit.trail(), mailbox, pending, events, clocks);
      Payload result = token == null ? waiting.forReturn() : waiting.forAnswer();
      return task.flow().leave(input, result, scope);
    } finally {
      call.interrupt();
      if (token != null) {
        pending.close();
        tokens.close(token);
      }
    }
  }

  private static boolean waitsForToken(State.Task task) {
    return task.resource() instanceof Resource.Service service && service.waitsForToken();
  }

  private static @Nullable Long seconds(@Nullable Amount amount, Scope scope) throws StatesError {
    return amount == null ? null : amount.in(scope);
  }

  private static Strand call(
      State.Task task, Payload arguments, Visit visit, Mailbox<News> mailbox) {
    Integrations integrations = visit.execution().around().integrations();
    return switch (task.resource()) {
      case Resource.Service service ->
          start(integrations.actions().get(service.key()), arguments.json(), visit, mailbox);
      case Resource.Function(var arn) ->
          start(
              integrations.functionByArn(),
              JsonNodeFactory.instance
                  .objectNode()
                  .put("FunctionName", arn)
                  .set("Payload", arguments.json()),
              visit,
              mailbox);
    };
  }

  private static Strand start(
      @Nullable Integration integration, JsonNode arguments, Visit visit, Mailbox<News> mailbox) {
    if (integration == null) {
      throw new IllegalStateException(
          "Expected the resource of '%s' to be known, but it is no more".formatted(visit.state()));
    }
    return visit.execution().around().time().start(() -> mailbox.put(news(integration, arguments)));
  }

  private static News news(Integration integration, JsonNode arguments) {
    try {
      return new News.Returned(Payload.of(integration.call(arguments)));
    } catch (TaskFailed e) {
      return new News.Refused(e.error(), e.cause());
    } catch (InterruptedException _) {
      return new News.Refused("States.TaskFailed", "The call was interrupted");
    } catch (RuntimeException | Error e) {
      return new News.Refused(StatesError.RUNTIME, e.toString());
    }
  }
}
