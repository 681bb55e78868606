package dev.entrega.local.stepfunctions.execution;

/** Unwinds what still runs of an execution that has ended already. */
final class ExecutionOver extends RuntimeException {

  ExecutionOver() {
    super("The execution has ended", null, false, false);
  }
}
