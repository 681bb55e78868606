package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.definition.MapMode;
import dev.entrega.local.stepfunctions.definition.State;
import dev.entrega.local.stepfunctions.expression.Departure;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.StatesError;

/** Runs Maps whose items have executions of their own. */
@FunctionalInterface
interface DistributedMaps {

  Departure run(State.Map state, MapMode.Distributed mode, Payload input, Visit visit)
      throws StatesError, InterruptedException;
}
