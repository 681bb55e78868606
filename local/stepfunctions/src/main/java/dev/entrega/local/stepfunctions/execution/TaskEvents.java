package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.definition.Resource;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import dev.entrega.local.stepfunctions.history.Truncation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells in a history what happens to one attempt of a Task, as AWS does for its resource. */
final class TaskEvents {

  private final Resource resource;
  private final Trail trail;

  TaskEvents(Resource resource, Trail trail) {
    this.resource = resource;
    this.trail = trail;
  }

  /** With what the service is recorded to be called; nothing where it is not. */
  @Nullable Plan planned() {
    HistoryEvent next = trail.next();
    boolean is =
        next != null
            && (next.details() instanceof EventDetails.TaskScheduled
                || next.details() instanceof EventDetails.ActivityScheduled
                || next.details() instanceof EventDetails.LambdaFunctionScheduled);
    return is ? plan(trail.skip()) : null;
  }

  /** Tells with what the service is to be called. */
  Plan scheduled(
      Payload arguments, @Nullable Long timeout, @Nullable Long heartbeat, @Nullable String role) {
    HistoryEvent event = schedule(arguments, timeout, heartbeat, role);
    return new Plan(arguments, event.timestamp(), timeout, heartbeat, role);
  }

  private static Plan plan(HistoryEvent event) {
    Instant at = event.timestamp();
    return switch (event.details()) {
      case EventDetails.TaskScheduled task ->
          new Plan(
              Payload.recorded(task.parameters()),
              at,
              task.timeoutInSeconds(),
              task.heartbeatInSeconds(),
              role(task.taskCredentials()));
      case EventDetails.ActivityScheduled activity ->
          new Plan(
              Payload.recorded(activity.input()),
              at,
              activity.timeoutInSeconds(),
              activity.heartbeatInSeconds(),
              null);
      case EventDetails.LambdaFunctionScheduled function ->
          new Plan(
              Payload.recorded(function.input()),
              at,
              function.timeoutInSeconds(),
              null,
              role(function.taskCredentials()));
      case null, default -> throw new IllegalStateException("Expected a plan, but found " + event);
    };
  }

  /**
   * With what a service is called, and until when it may keep silent.
   *
   * @param at when both clocks begin
   * @param role that the task's {@code Credentials} name
   */
  record Plan(
      Payload arguments,
      Instant at,
      @Nullable Long timeout,
      @Nullable Long heartbeat,
      @Nullable String role) {}

  private HistoryEvent schedule(
      Payload arguments, @Nullable Long timeout, @Nullable Long heartbeat, @Nullable String role) {
    return switch (resource) {
      case Resource.Service service ->
          trail.append(
              HistoryEventType.TaskScheduled,
              new EventDetails.TaskScheduled(
                  service.service(),
                  service.resource(),
                  trail.execution().around().region(),
                  arguments.text(),
                  timeout,
                  heartbeat,
                  credentials(role)));
      case Resource.Function(var arn) ->
          trail.append(
              HistoryEventType.LambdaFunctionScheduled,
              new EventDetails.LambdaFunctionScheduled(
                  arn, arguments.text(), Truncation.NONE, timeout, credentials(role)));
      case Resource.Activity(var arn) ->
          trail.append(
              HistoryEventType.ActivityScheduled,
              new EventDetails.ActivityScheduled(
                  arn, arguments.text(), Truncation.NONE, timeout, heartbeat));
    };
  }

  private static EventDetails.@Nullable TaskCredentials credentials(@Nullable String role) {
    return role == null ? null : new EventDetails.TaskCredentials(role);
  }

  private static @Nullable String role(EventDetails.@Nullable TaskCredentials credentials) {
    return credentials == null ? null : credentials.roleArn();
  }

  /** A worker has the task of an activity; tells since when. */
  Instant begun(@Nullable String workerName) {
    return trail
        .append(HistoryEventType.ActivityStarted, new EventDetails.ActivityStarted(workerName))
        .timestamp();
  }

  /** Since when a worker is recorded to have the task; nothing where none has it. */
  @Nullable Instant wasBegun() {
    HistoryEvent next = trail.next();
    return next != null && next.type() == HistoryEventType.ActivityStarted
        ? trail.skip().timestamp()
        : null;
  }

  void started() {
    switch (resource) {
      case Resource.Service service ->
          trail.append(
              HistoryEventType.TaskStarted,
              new EventDetails.TaskStarted(service.service(), service.resource()));
      case Resource.Function _ -> trail.append(HistoryEventType.LambdaFunctionStarted, null);
      case Resource.Activity _ -> begun(null);
    }
  }

  /** What the call is recorded to have returned, where the task's end was to come later. */
  @Nullable Payload wasSubmitted() {
    HistoryEvent next = trail.next();
    if (next == null
        || next.type() != HistoryEventType.TaskSubmitted
        || !(next.details() instanceof EventDetails.TaskOutput submitted)) {
      return null;
    }
    trail.skip();
    return Payload.recorded(submitted.output());
  }

  /** How the attempt is recorded to have ended; nothing where it has not. */
  News.@Nullable Answer ended() {
    HistoryEvent next = trail.next();
    if (next == null || next.type().isAbort()) {
      return null;
    }
    return switch (trail.skip().details()) {
      case EventDetails.TaskOutput(_, _, var output, _) -> done(output);
      case EventDetails.Output(var output, _) -> done(output);
      case EventDetails.TaskFailure(_, _, var error, var cause) -> new News.Failed(error, cause);
      case EventDetails.Failure(var error, var cause) -> new News.Failed(error, cause);
      case null, default -> throw trail.execution().diverged(next, "the end of a task");
    };
  }

  /**
   * The answer that was held when the store was closed, since it had come before the call returned.
   * Who gave it has the task, so that the call is not made again.
   */
  News.@Nullable Answer wasHeld(String token) {
    News.Answer held =
        switch (trail.execution().journal().held(token)) {
          case EventDetails.Output(var output, _) -> done(output);
          case EventDetails.Failure(var error, var cause) -> new News.Failed(error, cause);
          case null, default -> null;
        };
    if (held != null) {
      ended(held);
    }
    return held;
  }

  private static News.Answer done(@Nullable String output) {
    return new News.Done(Payload.recorded(output));
  }

  /** An answer ends the attempt. */
  void ended(News.Answer answer) {
    switch (answer) {
      case News.Done(var output) -> succeeded(output);
      case News.Failed(var error, var cause) -> failed(error, cause);
    }
  }

  /** Holds an answer for which there is no event yet. */
  void hold(String token, News.Answer answer) {
    trail
        .execution()
        .journal()
        .hold(
            token,
            switch (answer) {
              case News.Done(var output) -> new EventDetails.Output(output.text(), Truncation.NONE);
              case News.Failed(var error, var cause) -> new EventDetails.Failure(error, cause);
            });
  }

  /** Waits until all this is kept. */
  void secure() {
    trail.execution().secure();
  }

  void submitted(Payload output) {
    output(HistoryEventType.TaskSubmitted, output);
  }

  void succeeded(Payload output) {
    output(HistoryEventType.TaskSucceeded, output);
  }

  private void output(HistoryEventType type, Payload output) {
    switch (resource) {
      case Resource.Service service ->
          trail.append(
              type,
              new EventDetails.TaskOutput(
                  service.service(), service.resource(), output.text(), Truncation.NONE));
      case Resource.Function _ ->
          trail.append(
              HistoryEventType.LambdaFunctionSucceeded,
              new EventDetails.Output(output.text(), Truncation.NONE));
      case Resource.Activity _ ->
          trail.append(
              HistoryEventType.ActivitySucceeded,
              new EventDetails.Output(output.text(), Truncation.NONE));
    }
  }

  void failed(@Nullable String error, @Nullable String cause) {
    switch (resource) {
      case Resource.Service service -> failure(HistoryEventType.TaskFailed, service, error, cause);
      case Resource.Function _ -> failure(HistoryEventType.LambdaFunctionFailed, error, cause);
      case Resource.Activity _ -> failure(HistoryEventType.ActivityFailed, error, cause);
    }
  }

  /**
   * The call was refused. Where it was to start a job, AWS says so in an event of its own: {@code
   * TaskSubmitFailed} of {@code batch:submitJob.sync} with {@code Batch.ServerException}, for
   * example. Of calls that hand out a token no such event is known.
   */
  void refused(String error, String cause) {
    if (resource instanceof Resource.Service service && service.pattern().isJob()) {
      failure(HistoryEventType.TaskSubmitFailed, service, error, cause);
    } else {
      failed(error, cause);
    }
  }

  void timedOut(String error, @Nullable String cause) {
    switch (resource) {
      case Resource.Service service ->
          failure(HistoryEventType.TaskTimedOut, service, error, cause);
      case Resource.Function _ -> failure(HistoryEventType.LambdaFunctionTimedOut, error, cause);
      case Resource.Activity _ -> failure(HistoryEventType.ActivityTimedOut, error, cause);
    }
  }

  private void failure(HistoryEventType type, @Nullable String error, @Nullable String cause) {
    trail.append(type, new EventDetails.Failure(error, cause));
  }

  private void failure(
      HistoryEventType type,
      Resource.Service service,
      @Nullable String error,
      @Nullable String cause) {
    trail.append(
        type, new EventDetails.TaskFailure(service.service(), service.resource(), error, cause));
  }
}
