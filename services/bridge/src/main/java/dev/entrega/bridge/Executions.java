package dev.entrega.bridge;

import dev.entrega.messaging.events.UnacceptableEvent;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;

/**
 * The executions of one state machine, by name.
 *
 * <p>Only what AWS says of the message itself is caught. Throttling, 5xx, timeouts, a missing state
 * machine or permission are faults of the other side and fly as the SDK throws them.
 */
final class Executions {

  /** What AWS answers to a name that it can read. */
  enum Start {
    /** It runs, since now or since an earlier call with the same name and input. */
    STARTED,
    /** The name was given before, to an execution that has ended or that had another input. */
    NAME_TAKEN
  }

  private final SfnClient stepFunctions;
  private final StateMachineArn stateMachine;

  Executions(SfnClient stepFunctions, StateMachineArn stateMachine) {
    this.stepFunctions = stepFunctions;
    this.stateMachine = stateMachine;
  }

  /**
   * Returns when AWS has accepted the start or refused the name.
   *
   * @throws UnacceptableEvent if the name or the input can never be accepted
   */
  Start start(String name, String input) {
    try {
      stepFunctions.startExecution(
          request -> request.stateMachineArn(stateMachine.value()).name(name).input(input));
      return Start.STARTED;
    } catch (ExecutionAlreadyExistsException _) {
      return Start.NAME_TAKEN;
    } catch (InvalidExecutionInputException | InvalidNameException refused) {
      throw new UnacceptableEvent(
          "Expected AWS to accept order %s, but it answered %s"
              .formatted(name, refused.getMessage()));
    }
  }

  /**
   * What the execution of that name was started with. Reads lag behind starts: an execution that is
   * not there yet is a fault like any other, and worth another attempt.
   */
  String inputOf(String name) {
    var arn = stateMachine.execution(name);
    var input = stepFunctions.describeExecution(request -> request.executionArn(arn)).input();
    if (input == null) {
      throw new IllegalStateException(
          "Expected AWS to tell the input of the execution of order %s, but it left it out"
              .formatted(name));
    }
    return input;
  }
}
