package dev.entrega.local.benchmarks;

import dev.entrega.local.stepfunctions.Location;
import dev.entrega.local.stepfunctions.StepFunctions;
import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.integration.Integrations;

/** Engines and state machines for benchmarks. */
final class Engine {

  static final String ROLE = "arn:aws:iam::000000000000:role/benchmark";

  /** Eight states, Pass and Choice by turns, one of which calls an intrinsic function. */
  static final String EIGHT_STATES =
      """
      {"StartAt": "P1", "States": {
        "P1": {"Type": "Pass", "Parameters": {"n.$": "States.MathAdd($.n, 1)", "order.$": "$.order"},
               "Next": "C1"},
        "C1": {"Type": "Choice", "Choices": [{"Variable": "$.n", "NumericGreaterThan": 0, "Next": "P2"}],
               "Default": "P4"},
        "P2": {"Type": "Pass", "Result": "yes", "ResultPath": "$.available", "Next": "C2"},
        "C2": {"Type": "Choice", "Choices": [{"Variable": "$.available", "StringEquals": "yes",
               "Next": "P3"}], "Default": "P4"},
        "P3": {"Type": "Pass", "InputPath": "$.order", "ResultPath": "$.copy", "Next": "C3"},
        "C3": {"Type": "Choice", "Choices": [{"Variable": "$.copy.id", "IsPresent": true, "Next": "C4"}],
               "Default": "P4"},
        "C4": {"Type": "Choice", "Choices": [{"Variable": "$.n", "NumericLessThan": 0, "Next": "P1"}],
               "Default": "P4"},
        "P4": {"Type": "Pass", "OutputPath": "$.copy", "End": true}}}
      """;

  static final String INPUT = "{\"n\": 1, \"order\": {\"id\": \"o-1\", \"cents\": 4200}}";

  private Engine() {}

  static StepFunctions inMemory() {
    return new StepFunctions(Location.LOCAL, Integrations.none());
  }

  static String create(StepFunctions engine, String definition, StateMachineType type) {
    return engine
        .createStateMachine(
            new CreateStateMachineInput(
                type.name() + "-" + Integer.toHexString(definition.hashCode()),
                definition,
                ROLE,
                type,
                null,
                null))
        .stateMachineArn();
  }
}
