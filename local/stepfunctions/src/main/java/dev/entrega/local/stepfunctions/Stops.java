package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.StopExecutionInput;
import dev.entrega.local.stepfunctions.api.StopExecutionOutput;
import dev.entrega.local.stepfunctions.execution.Executions;
import dev.entrega.local.stepfunctions.store.Journal;

/** Stops executions; one that has ended stays as it is. */
final class Stops {

  private final Executions executions;
  private final Records records;

  Stops(Executions executions, Records records) {
    this.executions = executions;
    this.records = records;
  }

  StopExecutionOutput stop(StopExecutionInput request) {
    Journal journal = records.find(request.executionArn());
    executions.stop(journal, request.error(), request.cause());
    journal.secure();
    return new StopExecutionOutput(journal.last().timestamp());
  }
}
