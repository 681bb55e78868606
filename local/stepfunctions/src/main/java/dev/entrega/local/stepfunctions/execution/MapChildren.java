package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.api.StateMachineStatus;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.definition.MapMode;
import dev.entrega.local.stepfunctions.definition.State;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
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

  private final Store store;
  private final Executions executions;
  private final State.Map state;
  private final boolean express;
  private final MapArns arns;
  private final MapRun run;
  private final StoredStateMachine machine;
  private final @Nullable String testCase;

  /** One of them. */
  record Child(MapInputs.Input input, Journal journal) {

    boolean hasEnded() {
      return journal.last().type().isEnd();
    }
  }

  MapChildren(
      MapRuns runs,
      MapRun run,
      State.Map state,
      MapMode.Distributed mode,
      MapArns arns,
      Visit visit) {
    this.store = runs.store();
    this.executions = runs.executions();
    this.state = state;
    this.express = mode.express();
    this.arns = arns;
    this.run = run;
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

  /** The child that works on an input, if it has begun before, and may even have ended. */
  @Nullable Child find(MapInputs.Input input) {
    if (!run.isTakenUp()) {
      return null;
    }
    Journal known = store.journal(arns.execution(MapArns.child(run.arn(), input.index()), express));
    return known == null ? null : child(input, known);
  }

  private Child child(MapInputs.Input input, Journal journal) {
    return new Child(input, express ? new BriefJournal(journal) : journal);
  }

  /** Opens the child that shall work on an input. */
  Child open(MapInputs.Input input, Instant now) {
    String name = MapArns.child(run.arn(), input.index());
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
            new MapChild(run.arn(), arns.label(), input.index(), input.itemCount()),
            testCase);
    Journal opened = store.open(stored, stored.beginning());
    if (opened == null) {
      throw new IllegalStateException("Expected no execution %s yet".formatted(stored.arn()));
    }
    return child(input, opened);
  }

  /**
   * Whether a child ended badly before its run was taken up again. After a crash, moments tell
   * which children were taken up with it, or begun, before.
   */
  boolean awaitsRedrive(Child child) {
    Instant redriveDate = run.stored().redriveDate();
    HistoryEvent last = child.journal().last();
    return redriveDate != null
        && last.type().isEnd()
        && last.type() != HistoryEventType.ExecutionSucceeded
        && (run.isRedrivenNow() || Lifetime.begun(child.journal()).isBefore(redriveDate));
  }

  /** Whether a child that has ended can be taken up again: what is full cannot. */
  boolean canRedrive(Child child) {
    return express || child.journal().size() < Execution.MOST_EVENTS - 1;
  }

  /**
   * Takes a child up again after its end; one that is EXPRESS begins anew.
   *
   * @param onEnd hears how it ended
   */
  void redrive(Child child, Instant now, BiConsumer<Child, HistoryEvent> onEnd) {
    executions.redrive(
        child.journal(),
        state.processor(),
        Payload.parse(child.journal().execution().input()),
        Lifetime.endSince(now, child.journal(), type(), null),
        last -> onEnd.accept(child, last));
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
        Lifetime.end(child.journal(), type(), null),
        last -> onEnd.accept(child, last));
  }

  private StateMachineType type() {
    return express ? StateMachineType.EXPRESS : StateMachineType.STANDARD;
  }

  /** Whether the engine has let go of them all. */
  boolean areAbandoned() {
    return executions.isClosed();
  }

  void abort(Child child) {
    executions.stop(child.journal(), null, null);
  }
}
