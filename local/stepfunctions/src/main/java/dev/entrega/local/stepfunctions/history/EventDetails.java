package dev.entrega.local.stepfunctions.history;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event tells beyond its type: one record for each shape in the AWS API, whose components
 * bear the names of AWS's fields. Payloads are JSON texts.
 */
public sealed interface EventDetails {

  /** The same details without payloads. */
  default EventDetails withoutData() {
    return this;
  }

  /** The role that AWS would assume for one Task. */
  record TaskCredentials(String roleArn) {}

  /** A state begins. */
  record StateEntered(String name, @Nullable String input, @Nullable Truncation inputDetails)
      implements EventDetails {
    @Override
    public EventDetails withoutData() {
      return new StateEntered(name, null, null);
    }
  }

  /**
   * A state has ended well.
   *
   * @param next the state after it, for who interprets the history again; absent at an end
   */
  record StateExited(
      String name,
      @Nullable String output,
      @Nullable Truncation outputDetails,
      @Nullable Map<String, String> assignedVariables,
      @Nullable Truncation assignedVariablesDetails,
      @JsonIgnore @Nullable String next)
      implements EventDetails {
    @Override
    public EventDetails withoutData() {
      return new StateExited(name, null, null, null, null, next);
    }
  }

  /** An execution begins. */
  record ExecutionStarted(
      @Nullable String input,
      @Nullable Truncation inputDetails,
      @Nullable String roleArn,
      @Nullable String stateMachineAliasArn,
      @Nullable String stateMachineVersionArn)
      implements EventDetails {
    @Override
    public EventDetails withoutData() {
      return new ExecutionStarted(
          null, null, roleArn, stateMachineAliasArn, stateMachineVersionArn);
    }
  }

  /** An execution, function or activity ended with an output. */
  record Output(@Nullable String output, @Nullable Truncation outputDetails)
      implements EventDetails {
    @Override
    public EventDetails withoutData() {
      return new Output(null, null);
    }
  }

  /** An execution, function, activity or map run ended otherwise. */
  record Failure(@Nullable String error, @Nullable String cause) implements EventDetails {}

  /** A service is about to be called. */
  record TaskScheduled(
      String resourceType,
      String resource,
      String region,
      @Nullable String parameters,
      @Nullable Long timeoutInSeconds,
      @Nullable Long heartbeatInSeconds,
      @Nullable TaskCredentials taskCredentials)
      implements EventDetails {
    @Override
    public EventDetails withoutData() {
      return new TaskScheduled(
          resourceType,
          resource,
          region,
          null,
          timeoutInSeconds,
          heartbeatInSeconds,
          taskCredentials);
    }
  }

  /** A service is being called. */
  record TaskStarted(String resourceType, String resource) implements EventDetails {}

  /** A service has answered: taken on ({@code TaskSubmitted}) or done. */
  record TaskOutput(
      String resourceType,
      String resource,
      @Nullable String output,
      @Nullable Truncation outputDetails)
      implements EventDetails {
    @Override
    public EventDetails withoutData() {
      return new TaskOutput(resourceType, resource, null, null);
    }
  }

  /** A service has refused, failed or kept silent. */
  record TaskFailure(
      String resourceType, String resource, @Nullable String error, @Nullable String cause)
      implements EventDetails {}

  /** A function is about to be called by its ARN. */
  record LambdaFunctionScheduled(
      String resource,
      @Nullable String input,
      @Nullable Truncation inputDetails,
      @Nullable Long timeoutInSeconds,
      @Nullable TaskCredentials taskCredentials)
      implements EventDetails {
    @Override
    public EventDetails withoutData() {
      return new LambdaFunctionScheduled(resource, null, null, timeoutInSeconds, taskCredentials);
    }
  }

  /** An activity waits for a worker. */
  record ActivityScheduled(
      String resource,
      @Nullable String input,
      @Nullable Truncation inputDetails,
      @Nullable Long timeoutInSeconds,
      @Nullable Long heartbeatInSeconds)
      implements EventDetails {
    @Override
    public EventDetails withoutData() {
      return new ActivityScheduled(resource, null, null, timeoutInSeconds, heartbeatInSeconds);
    }
  }

  /** A worker has taken an activity. */
  record ActivityStarted(@Nullable String workerName) implements EventDetails {}

  /** A Map knows how many items it has. */
  record MapStateStarted(int length) implements EventDetails {}

  /** One item of a Map begins or ends. */
  record MapIteration(String name, int index) implements EventDetails {}

  /** A distributed Map begins. */
  record MapRunStarted(String mapRunArn) implements EventDetails {}

  /** A distributed Map is taken up again. */
  record MapRunRedriven(String mapRunArn, int redriveCount) implements EventDetails {}

  /** An execution is taken up again. */
  record ExecutionRedriven(int redriveCount) implements EventDetails {}

  /** An expression could not be evaluated. */
  record EvaluationFailed(
      @Nullable String error, @Nullable String cause, @Nullable String location, String state)
      implements EventDetails {}
}
