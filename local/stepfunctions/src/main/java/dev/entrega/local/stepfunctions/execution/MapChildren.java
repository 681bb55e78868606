package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.api.StateMachineStatus;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.definition.MapMode;
import dev.entrega.local.stepfunctions.definition.State;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.store.Journal;
import dev.entrega.local.stepfunctions.store.MapChild;
import dev.entrega.local.stepfunctions.store.Store;
import dev.entrega.local.stepfunctions.store.StoredExecution;
import dev.entrega.local.stepfunctions.store.StoredStateMachine;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The executions that a Map Run starts, one for each input. */
final class MapChildren {

  private static final long LONGEST_EXPRESS_SECONDS = 300;

  private final Store store;
  private final Executions executions;
  private final State.Map state;
  private final boolean express;
  private final MapArns arns;
  private final String mapRunArn;
  private final StoredStateMachine machine;
  private final @Nullable String testCase;

  /** One of them. */
  record Child(MapInputs.Input input, Journal journal) {

    boolean hasEnded() {
      return journal.last().type().isEnd();
    }
  }

  MapChildren(MapRuns runs, State.Map state, MapMode.Distributed mode, MapArns arns, Visit visit) {
    this.store = runs.store();
    this.executions = runs.executions();
    this.state = state;
    this.express = mode.express();
    this.arns = arns;
    this.mapRunArn = arns.mapRun(visit);
    this.testCase = visit.execution().stored().testCase();
    this.machine = machine(visit.execution().stored().stateMachine(), mode, arns);
  }

  private static StoredStateMachine machine(
      StoredStateMachine parent, MapMode.Distributed mode, MapArns arns) {
    return new StoredStateMachine(
        arns.stateMachine(),
        arns.machine(),
        mode.express() ? StateMachineType.EXPRESS : StateMachineType.STANDARD,
        StateMachineStatus.ACTIVE,
        mode.processor(),
        parent.roleArn(),
        parent.creationDate(),
        parent.updateDate(),
        parent.revisionId(),
        parent.loggingConfiguration(),
        parent.tracingConfiguration(),
        parent.encryptionConfiguration(),
        0);
  }

  /** Whether the child that works on an input has begun before. */
  boolean know(MapInputs.Input input) {
    return store.journal(arns.execution(MapArns.child(mapRunArn, input.index()), express)) != null;
  }

  /** The child that works on an input; it may have begun before a crash, and even have ended. */
  Child open(MapInputs.Input input, Instant now) {
    String name = MapArns.child(mapRunArn, input.index());
    var stored =
        new StoredExecution(
            arns.execution(name, express),
            name,
            machine,
            null,
            null,
            input.payload().text(),
            now,
            null,
            new MapChild(mapRunArn, arns.label(), input.index(), input.itemCount()),
            testCase);
    Journal opened = store.open(stored, stored.beginning());
    Journal kept = opened == null ? store.journal(stored.arn()) : opened;
    if (kept == null) {
      throw new IllegalStateException("Expected the journal of %s".formatted(stored.arn()));
    }
    return new Child(input, express ? new BriefJournal(kept) : kept);
  }

  /**
   * Starts a child, or takes it up where it was.
   *
   * @param onEnd hears how it ended
   */
  void start(Child child, BiConsumer<Child, HistoryEvent> onEnd) {
    StoredExecution stored = child.journal().execution();
    executions.start(
        child.journal(),
        state.processor(),
        Payload.parse(stored.input()),
        deadline(stored),
        last -> onEnd.accept(child, last));
  }

  private @Nullable Instant deadline(StoredExecution child) {
    return express ? child.startDate().plusSeconds(LONGEST_EXPRESS_SECONDS) : null;
  }

  /** Whether the engine has let go of them all. */
  boolean areAbandoned() {
    return executions.isClosed();
  }

  void abort(Child child) {
    executions.stop(child.journal(), null, null);
  }
}
