package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.BillingDetails;
import dev.entrega.local.stepfunctions.api.CloudWatchEventsExecutionDataDetails;
import dev.entrega.local.stepfunctions.api.IncludedData;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.api.StartExecutionOutput;
import dev.entrega.local.stepfunctions.api.StartSyncExecutionInput;
import dev.entrega.local.stepfunctions.api.StartSyncExecutionOutput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.execution.Executions;
import dev.entrega.local.stepfunctions.execution.Lifetime;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.Uuids;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.mocks.TestCase;
import dev.entrega.local.stepfunctions.store.FleetingJournal;
import dev.entrega.local.stepfunctions.store.Journal;
import dev.entrega.local.stepfunctions.store.StoredExecution;
import dev.entrega.local.stepfunctions.store.StoredStateMachine;
import dev.entrega.local.stepfunctions.time.Mailbox;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts executions: durable ones by name, fleeting ones each time anew. */
final class Starts {

  private static final long BILLED_MEGABYTES = 64;
  private static final long BILLED_STEP_MILLIS = 100;

  private final Ports ports;
  private final Arns arns;
  private final Revisions revisions;
  private final Executions executions;

  Starts(Ports ports, Arns arns, Revisions revisions, Executions executions) {
    this.ports = ports;
    this.arns = arns;
    this.revisions = revisions;
    this.executions = executions;
  }

  StartExecutionOutput start(StartExecutionInput request) {
    return start(request, false);
  }

  /** Starts an execution whose name nobody else has; begun before, it is the one, ended or not. */
  StartExecutionOutput startOnce(StartExecutionInput request) {
    return start(request, true);
  }

  private StartExecutionOutput start(StartExecutionInput request, boolean once) {
    TestCase testCase = TestCase.of(request.stateMachineArn());
    Revisions.Target target = target(testCase);
    Payload input = Requests.input(request.input());
    String name = name(request.name());
    if (target.read().stored().type() == StateMachineType.EXPRESS) {
      StoredExecution execution =
          express(target, name, input, request.traceHeader()).in(testCase.name());
      Journal fleeting = ports.store().openFleeting(execution, execution.beginning());
      run(fleeting, target.read(), input, _ -> {});
      fleeting.secure();
      return new StartExecutionOutput(execution.arn(), execution.startDate());
    }
    String arn = arns.execution(target.read().stored().name(), name);
    StoredExecution execution =
        execution(arn, name, target, input, request.traceHeader()).in(testCase.name());
    Journal journal = ports.store().open(execution, execution.beginning());
    if (journal == null) {
      return existing(execution, once);
    }
    run(journal, target.read(), input, _ -> {});
    journal.secure();
    return new StartExecutionOutput(execution.arn(), execution.startDate());
  }

  private Revisions.Target target(TestCase testCase) {
    Revisions.Target target = revisions.target(testCase.stateMachineArn());
    String machine = target.read().stored().name();
    String name = testCase.name();
    if (name != null && !ports.mockConfiguration().has(machine, name)) {
      throw new StepFunctionsException(
          "ValidationException",
          "Expected '%s' to be a test case of state machine '%s' in the mock configuration"
              .formatted(name, machine));
    }
    return target;
  }

  /**
   * Takes up again what had not ended when the store was closed.
   *
   * @throws IllegalStateException a state machine cannot be read any more
   */
  void takeUp(List<Journal> unfinished) {
    var read = new HashMap<StoredStateMachine, Revisions.Read>();
    for (Journal journal : unfinished) {
      StoredExecution execution = journal.execution();
      try {
        run(
            journal,
            read.computeIfAbsent(execution.stateMachine(), revisions::again),
            Payload.parse(execution.input()),
            _ -> {});
      } catch (StepFunctionsException e) {
        throw new IllegalStateException(
            "Expected to take up %s again, but its state machine cannot be read: %s"
                .formatted(execution.arn(), e.getMessage()),
            e);
      }
    }
  }

  /** Takes an execution up again after its end; tells when. */
  Instant redrive(Journal journal) {
    StoredExecution execution = journal.execution();
    Revisions.Read machine = revisions.again(execution.stateMachine());
    executions.redrive(
        journal,
        machine.machine(),
        Payload.parse(execution.input()),
        Lifetime.endSince(
            ports.time().instant(),
            journal,
            machine.stored().type(),
            machine.machine().timeoutSeconds()),
        _ -> {});
    journal.secure();
    HistoryEvent redrive = journal.lastRedrive();
    return redrive == null ? ports.time().instant() : redrive.timestamp();
  }

  private StartExecutionOutput existing(StoredExecution wanted, boolean once) {
    Journal journal = ports.store().journal(wanted.arn());
    if (journal != null
        && (once || !journal.last().type().isEnd())
        && journal.execution().input().equals(wanted.input())) {
      journal.secure();
      return new StartExecutionOutput(wanted.arn(), journal.execution().startDate());
    }
    throw new StepFunctionsException(
        "ExecutionAlreadyExists", "Execution Already Exists: '%s'".formatted(wanted.arn()));
  }

  StartSyncExecutionOutput startSync(StartSyncExecutionInput request) {
    TestCase testCase = TestCase.of(request.stateMachineArn());
    Revisions.Target target = target(testCase);
    if (target.read().stored().type() != StateMachineType.EXPRESS) {
      throw new StepFunctionsException(
          "StateMachineTypeNotSupported",
          "This operation is not supported by this type of state machine");
    }
    Payload input = Requests.input(request.input());
    StoredExecution execution =
        express(target, name(request.name()), input, request.traceHeader()).in(testCase.name());
    Mailbox<HistoryEvent> end = ports.time().mailbox();
    run(new FleetingJournal(execution, execution.beginning()), target.read(), input, end::put);
    return outcome(execution, awaited(end), request.includedData() != IncludedData.METADATA_ONLY);
  }

  private static HistoryEvent awaited(Mailbox<HistoryEvent> mailbox) {
    try {
      HistoryEvent end = mailbox.take(null);
      if (end == null) {
        throw new IllegalStateException("Expected the execution to end, but it did not");
      }
      return end;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Expected the execution to end, but was interrupted", e);
    }
  }

  private static StartSyncExecutionOutput outcome(
      StoredExecution execution, HistoryEvent end, boolean included) {
    var outcome = Outcome.of(end);
    var details = new CloudWatchEventsExecutionDataDetails(included);
    return new StartSyncExecutionOutput(
        execution.arn(),
        execution.stateMachine().arn(),
        execution.name(),
        execution.startDate(),
        end.timestamp(),
        outcome.status(),
        included ? outcome.error() : null,
        included ? outcome.cause() : null,
        included ? execution.input() : null,
        details,
        included ? outcome.output() : null,
        outcome.output() == null ? null : details,
        execution.traceHeader(),
        billing(Duration.between(execution.startDate(), end.timestamp())));
  }

  private static BillingDetails billing(Duration duration) {
    long steps = Math.max(1, Math.ceilDiv(duration.toMillis(), BILLED_STEP_MILLIS));
    return new BillingDetails(BILLED_MEGABYTES, steps * BILLED_STEP_MILLIS);
  }

  private StoredExecution express(
      Revisions.Target target, String name, Payload input, @Nullable String traceHeader) {
    String id = Uuids.next(ports.random()).toString();
    String arn = arns.express(target.read().stored().name(), name, id);
    return execution(arn, name, target, input, traceHeader);
  }

  private StoredExecution execution(
      String arn,
      String name,
      Revisions.Target target,
      Payload input,
      @Nullable String traceHeader) {
    return new StoredExecution(
        arn,
        name,
        target.read().stored(),
        target.versionArn(),
        target.aliasArn(),
        input.text(),
        ports.time().instant(),
        traceHeader,
        null,
        null);
  }

  private String name(@Nullable String wanted) {
    return wanted == null ? Uuids.next(ports.random()).toString() : Requests.name(wanted);
  }

  private void run(
      Journal journal, Revisions.Read machine, Payload input, Consumer<HistoryEvent> onEnd) {
    executions.start(
        journal,
        machine.machine(),
        input,
        Lifetime.end(journal, machine.stored().type(), machine.machine().timeoutSeconds()),
        onEnd);
  }
}
