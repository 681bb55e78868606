package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.definition.Resource;
import dev.entrega.local.stepfunctions.definition.State;
import dev.entrega.local.stepfunctions.expression.Departure;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.Scope;
import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.time.Mailbox;
import dev.entrega.local.stepfunctions.time.Time;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Runs one attempt of a Task whose resource is an activity: it waits until a worker asks, however
 * long that takes, and then for that worker's answer. Both clocks of the Task begin when a worker
 * has it.
 */
final class ActivityCall {

  private final TaskTokens tokens;
  private final WorkQueues queues;
  private final Predicate<String> isThere;

  ActivityCall(TaskTokens tokens, WorkQueues queues, Predicate<String> isThere) {
    this.tokens = tokens;
    this.queues = queues;
    this.isThere = isThere;
  }

  Departure run(State.Task task, Resource.Activity activity, Payload input, Visit visit)
      throws StatesError, InterruptedException {
    var events = new TaskEvents(activity, visit.trail());
    TaskEvents.Plan plan = plan(task, activity, input, visit, events);
    Instant begun = events.wasBegun();
    News.Answer end = events.ended();
    visit.trail().checkAborted();
    Payload result =
        end == null
            ? new Attempt(activity, visit, events, plan, begun).wait(tokens, queues)
            : TaskCall.told(end);
    return task.flow().leave(input, result, visit.scope(input.json()));
  }

  private TaskEvents.Plan plan(
      State.Task task, Resource.Activity activity, Payload input, Visit visit, TaskEvents events)
      throws StatesError {
    TaskEvents.Plan recorded = events.planned();
    if (recorded != null) {
      return recorded;
    }
    if (!isThere.test(activity.arn())) {
      throw StatesError.within(
          StatesError.RUNTIME, "The activity %s does not exist.".formatted(activity.arn()));
    }
    Scope scope = visit.scope(input.json());
    return events.scheduled(
        task.flow().input(input, scope),
        TaskCall.seconds(task.patience().timeout(), scope),
        TaskCall.seconds(task.patience().heartbeat(), scope),
        null);
  }

  private record Attempt(
      Resource.Activity activity,
      Visit visit,
      TaskEvents events,
      TaskEvents.Plan plan,
      @Nullable Instant begun) {

    Payload wait(TaskTokens tokens, WorkQueues queues) throws StatesError, InterruptedException {
      visit.trail().waits();
      Mailbox<News> mailbox = time().mailbox();
      String token = TaskTokens.token(visit, activity.arn());
      var pending = new PendingTask(events, mailbox, token, begun != null);
      var offer =
          new WorkQueues.Offer(new WorkQueues.Work(token, plan.arguments().text()), pending);
      tokens.open(token, pending);
      if (begun == null) {
        queues.add(activity.arn(), offer);
      }
      try {
        return hear(mailbox, pending);
      } finally {
        pending.close();
        queues.remove(activity.arn(), offer);
        tokens.close(token);
      }
    }

    private Payload hear(Mailbox<News> mailbox, PendingTask pending)
        throws StatesError, InterruptedException {
      Clocks clocks = begun == null ? null : clocks(begun);
      boolean isAnswered = false;
      while (true) {
        Instant deadline = clocks == null || isAnswered ? null : clocks.next();
        switch (mailbox.take(visit.execution().orDeadline(deadline))) {
          case null -> {
            visit.execution().checkTime(visit.trail());
            isAnswered = !pending.close();
            if (clocks != null && !isAnswered) {
              throw timeOut(clocks);
            }
          }
          case News.Begun(var at) -> clocks = clocks(at);
          case News.Alive _ -> {
            if (clocks != null) {
              clocks.beat();
            }
          }
          case News.Answer answer -> {
            return TaskCall.told(answer);
          }
          case News.Returned _, News.Refused _ -> {
            // nothing is called
          }
        }
      }
    }

    private StatesError timeOut(Clocks clocks) {
      String cause = clocks.error().equals(StatesError.TIMEOUT) ? null : "";
      events.timedOut(StatesError.TIMEOUT, cause);
      return StatesError.of(StatesError.TIMEOUT, cause);
    }

    private Clocks clocks(Instant at) {
      return new Clocks(
          time(),
          new TaskEvents.Plan(plan.arguments(), at, plan.timeout(), plan.heartbeat(), null));
    }

    private Time time() {
      return visit.execution().around().time();
    }
  }
}
