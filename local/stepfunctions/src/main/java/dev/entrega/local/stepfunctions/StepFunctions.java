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
import dev.entrega.local.stepfunctions.integration.Integrations;

/**
 * The only door: the operations of the AWS Step Functions API as plain methods. Each refuses what
 * AWS refuses with a {@link StepFunctionsException}. Safe for many threads.
 */
@SuppressWarnings("DoNotCallSuggester") // until the rooms behind the door are furnished
public final class StepFunctions implements AutoCloseable {

  /** Opens an engine that keeps everything in memory and goes by the real time. */
  public StepFunctions(Location location, Integrations integrations) {}

  /** Creates a state machine; the same request once more answers with the same one. */
  public CreateStateMachineOutput createStateMachine(CreateStateMachineInput request) {
    throw new UnsupportedOperationException("CreateStateMachine");
  }

  /** Tells a state machine as it stands now. */
  public DescribeStateMachineOutput describeStateMachine(DescribeStateMachineInput request) {
    throw new UnsupportedOperationException("DescribeStateMachine");
  }

  /** Tells a state machine as it was when an execution began. */
  public DescribeStateMachineForExecutionOutput describeStateMachineForExecution(
      DescribeStateMachineForExecutionInput request) {
    throw new UnsupportedOperationException("DescribeStateMachineForExecution");
  }

  /** Lists the state machines, by the time of their creation. */
  public ListStateMachinesOutput listStateMachines(ListStateMachinesInput request) {
    throw new UnsupportedOperationException("ListStateMachines");
  }

  /** Changes a state machine for the executions to come. */
  public UpdateStateMachineOutput updateStateMachine(UpdateStateMachineInput request) {
    throw new UnsupportedOperationException("UpdateStateMachine");
  }

  /** Deletes a state machine; running executions run on. */
  public void deleteStateMachine(DeleteStateMachineInput request) {
    throw new UnsupportedOperationException("DeleteStateMachine");
  }

  /** Starts an execution; while one runs, the same name and input answer with that one. */
  public StartExecutionOutput startExecution(StartExecutionInput request) {
    throw new UnsupportedOperationException("StartExecution");
  }

  /** Starts an execution of an EXPRESS state machine and waits for its end. */
  public StartSyncExecutionOutput startSyncExecution(StartSyncExecutionInput request) {
    throw new UnsupportedOperationException("StartSyncExecution");
  }

  /** Tells where an execution stands. */
  public DescribeExecutionOutput describeExecution(DescribeExecutionInput request) {
    throw new UnsupportedOperationException("DescribeExecution");
  }

  /** Lists the executions of a state machine, the latest first. */
  public ListExecutionsOutput listExecutions(ListExecutionsInput request) {
    throw new UnsupportedOperationException("ListExecutions");
  }

  /** Tells what happened in an execution, in order or in reverse. */
  public GetExecutionHistoryOutput getExecutionHistory(GetExecutionHistoryInput request) {
    throw new UnsupportedOperationException("GetExecutionHistory");
  }

  /** Stops an execution; none of its {@code Catch} fields are asked. */
  public StopExecutionOutput stopExecution(StopExecutionInput request) {
    throw new UnsupportedOperationException("StopExecution");
  }

  /** Answers a task that waits for its token. */
  public void sendTaskSuccess(SendTaskSuccessInput request) {
    throw new UnsupportedOperationException("SendTaskSuccess");
  }

  /** Answers a task that waits for its token with an error. */
  public void sendTaskFailure(SendTaskFailureInput request) {
    throw new UnsupportedOperationException("SendTaskFailure");
  }

  /** Shows that a task which waits for its token is still worked on. */
  public void sendTaskHeartbeat(SendTaskHeartbeatInput request) {
    throw new UnsupportedOperationException("SendTaskHeartbeat");
  }

  /** Ends every running execution without a trace in its history. */
  @Override
  public void close() {}
}
