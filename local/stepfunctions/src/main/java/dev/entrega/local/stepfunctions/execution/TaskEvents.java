package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.definition.Resource;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import dev.entrega.local.stepfunctions.history.Truncation;
import org.jspecify.annotations.Nullable;

/** Tells in a history what happens to one attempt of a Task, as AWS does for its resource. */
final class TaskEvents {

  private final Resource resource;
  private final @Nullable String roleArn;
  private final Trail trail;

  /**
   * Begins with nothing.
   *
   * @param roleArn the role that the task's {@code Credentials} name
   */
  TaskEvents(Resource resource, @Nullable String roleArn, Trail trail) {
    this.resource = resource;
    this.roleArn = roleArn;
    this.trail = trail;
  }

  void scheduled(Payload arguments, @Nullable Long timeout, @Nullable Long heartbeat) {
    switch (resource) {
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
                  credentials()));
      case Resource.Function(var arn) ->
          trail.append(
              HistoryEventType.LambdaFunctionScheduled,
              new EventDetails.LambdaFunctionScheduled(
                  arn, arguments.text(), Truncation.NONE, timeout, credentials()));
    }
  }

  private EventDetails.@Nullable TaskCredentials credentials() {
    return roleArn == null ? null : new EventDetails.TaskCredentials(roleArn);
  }

  void started() {
    switch (resource) {
      case Resource.Service service ->
          trail.append(
              HistoryEventType.TaskStarted,
              new EventDetails.TaskStarted(service.service(), service.resource()));
      case Resource.Function _ -> trail.append(HistoryEventType.LambdaFunctionStarted, null);
    }
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
    }
  }

  void failed(@Nullable String error, @Nullable String cause) {
    failure(HistoryEventType.TaskFailed, HistoryEventType.LambdaFunctionFailed, error, cause);
  }

  void timedOut(String error) {
    failure(HistoryEventType.TaskTimedOut, HistoryEventType.LambdaFunctionTimedOut, error, null);
  }

  private void failure(
      HistoryEventType ofService,
      HistoryEventType ofFunction,
      @Nullable String error,
      @Nullable String cause) {
    switch (resource) {
      case Resource.Service service ->
          trail.append(
              ofService,
              new EventDetails.TaskFailure(service.service(), service.resource(), error, cause));
      case Resource.Function _ -> trail.append(ofFunction, new EventDetails.Failure(error, cause));
    }
  }
}
