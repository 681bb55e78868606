package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.history.HistoryEvent;

/** Where the results of a Map Run's children go. */
sealed interface MapResults permits MapResultsHere, MapResultsInFiles {

  /** Takes the result of a child that has ended. */
  void ended(MapChildren.Child child, HistoryEvent last) throws StatesError, InterruptedException;

  /** Takes note of an input for which no child was started. */
  void pending(MapInputs.Input input) throws StatesError, InterruptedException;

  /** Whether anybody wants to know which inputs are left. */
  boolean wantsPending();

  /** Brings all that is still held to where it goes. */
  void complete() throws StatesError, InterruptedException;

  /** The result of the Map, once all are complete. */
  Payload result() throws StatesError;
}
