package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.DescribeStateMachineForExecutionInput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineForExecutionOutput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineOutput;
import dev.entrega.local.stepfunctions.api.IncludedData;
import dev.entrega.local.stepfunctions.definition.VariableReferences;
import dev.entrega.local.stepfunctions.store.Store;
import dev.entrega.local.stepfunctions.store.StoredExecution;
import dev.entrega.local.stepfunctions.store.StoredStateMachine;
import dev.entrega.local.stepfunctions.store.StoredVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells state machines: as they stand, as a version holds them, as an execution runs them. */
final class Descriptions {

  private static final String LEFT_OUT = "{}";

  private final Store store;
  private final Revisions revisions;
  private final Records records;

  Descriptions(Store store, Revisions revisions, Records records) {
    this.store = store;
    this.revisions = revisions;
    this.records = records;
  }

  DescribeStateMachineOutput describe(DescribeStateMachineInput request) {
    MachineArn arn = Revisions.arn(request.stateMachineArn());
    StoredStateMachine now = revisions.machine(arn);
    if (arn.isVersion()) {
      StoredVersion version = Revisions.version(store, arn);
      return description(
          arn.text(),
          now,
          version.revision(),
          version.description(),
          version.creationDate(),
          request.includedData());
    }
    if (arn.isAlias()) {
      throw Revisions.doesNotExist("State Machine", arn.text());
    }
    return description(arn.text(), now, now, null, now.creationDate(), request.includedData());
  }

  private static DescribeStateMachineOutput description(
      String arn,
      StoredStateMachine now,
      StoredStateMachine revision,
      @Nullable String description,
      Instant creationDate,
      @Nullable IncludedData included) {
    boolean all = included != IncludedData.METADATA_ONLY;
    return new DescribeStateMachineOutput(
        arn,
        revision.name(),
        now.status(),
        all ? revision.definition() : LEFT_OUT,
        revision.roleArn(),
        revision.type(),
        creationDate,
        revision.loggingConfiguration(),
        revision.tracingConfiguration(),
        null,
        revision.revisionId(),
        description,
        revision.encryptionConfiguration(),
        all ? variables(revision) : null);
  }

  DescribeStateMachineForExecutionOutput describe(DescribeStateMachineForExecutionInput request) {
    StoredExecution execution = records.find(request.executionArn()).execution();
    StoredStateMachine machine = execution.stateMachine();
    boolean all = request.includedData() != IncludedData.METADATA_ONLY;
    return new DescribeStateMachineForExecutionOutput(
        machine.arn(),
        machine.name(),
        all ? machine.definition() : LEFT_OUT,
        machine.roleArn(),
        machine.updateDate(),
        machine.loggingConfiguration(),
        machine.tracingConfiguration(),
        execution.child() == null ? null : execution.child().mapRunArn(),
        execution.child() == null ? null : execution.child().label(),
        machine.revisionId(),
        machine.encryptionConfiguration(),
        all ? variables(machine) : null);
  }

  private static @Nullable Map<String, List<String>> variables(StoredStateMachine machine) {
    Map<String, List<String>> found = VariableReferences.in(machine.definition());
    return found.isEmpty() ? null : found;
  }
}
