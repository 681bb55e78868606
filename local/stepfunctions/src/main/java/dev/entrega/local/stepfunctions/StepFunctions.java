package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.CreateStateMachineOutput;
import dev.entrega.local.stepfunctions.api.DeleteStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionOutput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineForExecutionInput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineForExecutionOutput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineOutput;
import dev.entrega.local.stepfunctions.api.GetExecutionHistoryInput;
import dev.entrega.local.stepfunctions.api.GetExecutionHistoryOutput;
import dev.entrega.local.stepfunctions.api.ListExecutionsInput;
import dev.entrega.local.stepfunctions.api.ListExecutionsOutput;
import dev.entrega.local.stepfunctions.api.ListStateMachinesInput;
import dev.entrega.local.stepfunctions.api.ListStateMachinesOutput;
import dev.entrega.local.stepfunctions.api.SendTaskFailureInput;
import dev.entrega.local.stepfunctions.api.SendTaskHeartbeatInput;
import dev.entrega.local.stepfunctions.api.SendTaskSuccessInput;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.api.StartExecutionOutput;
import dev.entrega.local.stepfunctions.api.StartSyncExecutionInput;
import dev.entrega.local.stepfunctions.api.StartSyncExecutionOutput;
import dev.entrega.local.stepfunctions.api.StopExecutionInput;
import dev.entrega.local.stepfunctions.api.StopExecutionOutput;
import dev.entrega.local.stepfunctions.api.UpdateStateMachineInput;
import dev.entrega.local.stepfunctions.api.UpdateStateMachineOutput;
import dev.entrega.local.stepfunctions.execution.Executions;
import dev.entrega.local.stepfunctions.execution.Surroundings;
import dev.entrega.local.stepfunctions.execution.TaskTokens;
import dev.entrega.local.stepfunctions.expression.Observer;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.store.Journal;

/**
 * The only door: the operations of the AWS Step Functions API as plain methods. Each refuses what
 * AWS refuses with a {@link StepFunctionsException}. Safe for many threads.
 */
public final class StepFunctions implements AutoCloseable {

  private static final int LONGEST_ERROR = 256;
  private static final int LONGEST_CAUSE = 32_768;

  private final StateMachines machines;
  private final Executions executions;
  private final Starts starts;
  private final Records records;

  /** Opens an engine that keeps everything in memory and goes by the real time. */
  public StepFunctions(Location location, Integrations integrations) {
    this(location, integrations, Ports.inMemory());
  }

  /** Opens an engine on other ports. */
  public StepFunctions(Location location, Integrations integrations, Ports ports) {
    var arns = new Arns(location);
    Integrations all = integrations.or(new NestedExecutions(ports, this::inside).actions());
    machines = new StateMachines(ports, arns, name -> all.find(name) != null);
    executions =
        new Executions(
            new Surroundings(ports.time(), all, ports.random(), location.region(), Observer.NONE));
    starts = new Starts(ports, arns, machines, executions);
    records = new Records(ports.store(), machines);
  }

  private NestedExecutions.Inside inside() {
    return new NestedExecutions.Inside(starts, records, executions);
  }

  /** Creates a state machine; the same request once more answers with the same one. */
  public CreateStateMachineOutput createStateMachine(CreateStateMachineInput request) {
    return machines.create(request);
  }

  /** Tells a state machine as it stands now. */
  public DescribeStateMachineOutput describeStateMachine(DescribeStateMachineInput request) {
    return machines.describe(request);
  }

  /** Tells a state machine as it was when an execution began. */
  public DescribeStateMachineForExecutionOutput describeStateMachineForExecution(
      DescribeStateMachineForExecutionInput request) {
    return records.describeStateMachine(request.executionArn());
  }

  /** Lists the state machines, by the time of their creation. */
  public ListStateMachinesOutput listStateMachines(ListStateMachinesInput request) {
    return machines.list(request);
  }

  /** Changes a state machine for the executions to come. */
  public UpdateStateMachineOutput updateStateMachine(UpdateStateMachineInput request) {
    return machines.update(request);
  }

  /** Deletes a state machine; running executions run on. */
  public void deleteStateMachine(DeleteStateMachineInput request) {
    machines.delete(request.stateMachineArn());
  }

  /** Starts an execution; while one runs, the same name and input answer with that one. */
  public StartExecutionOutput startExecution(StartExecutionInput request) {
    return starts.start(request);
  }

  /** Starts an execution of an EXPRESS state machine and waits for its end. */
  public StartSyncExecutionOutput startSyncExecution(StartSyncExecutionInput request) {
    return starts.startSync(request);
  }

  /** Tells where an execution stands. */
  public DescribeExecutionOutput describeExecution(DescribeExecutionInput request) {
    return records.describe(request.executionArn());
  }

  /** Lists the executions of a state machine, the latest first. */
  public ListExecutionsOutput listExecutions(ListExecutionsInput request) {
    return records.list(request);
  }

  /** Tells what happened in an execution, in order or in reverse. */
  public GetExecutionHistoryOutput getExecutionHistory(GetExecutionHistoryInput request) {
    return records.history(request);
  }

  /** Stops an execution; none of its {@code Catch} fields are asked. */
  public StopExecutionOutput stopExecution(StopExecutionInput request) {
    Journal journal = records.find(request.executionArn());
    executions.stop(
        journal,
        Requests.notLonger(request.error(), "error", LONGEST_ERROR),
        Requests.notLonger(request.cause(), "cause", LONGEST_CAUSE));
    return new StopExecutionOutput(journal.last().timestamp());
  }

  /** Answers a task that waits for its token. */
  public void sendTaskSuccess(SendTaskSuccessInput request) {
    String token = Requests.required(request.taskToken(), "taskToken");
    Payload output = Requests.output(request.output());
    taken(token, executions.succeed(token, output));
  }

  /** Answers a task that waits for its token with an error. */
  public void sendTaskFailure(SendTaskFailureInput request) {
    String token = Requests.required(request.taskToken(), "taskToken");
    String error = Requests.notLonger(request.error(), "error", LONGEST_ERROR);
    String cause = Requests.notLonger(request.cause(), "cause", LONGEST_CAUSE);
    taken(token, executions.fail(token, error, cause));
  }

  /** Shows that a task which waits for its token is still worked on. */
  public void sendTaskHeartbeat(SendTaskHeartbeatInput request) {
    String token = Requests.required(request.taskToken(), "taskToken");
    taken(token, executions.beat(token));
  }

  private void taken(String token, boolean taken) {
    if (!taken) {
      throw records.refusal(TaskTokens.executionOf(token));
    }
  }

  /** Ends every running execution without a trace in its history. */
  @Override
  public void close() {
    executions.close();
  }
}
