package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.CloudWatchEventsExecutionDataDetails;
import dev.entrega.local.stepfunctions.api.DescribeExecutionOutput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineForExecutionOutput;
import dev.entrega.local.stepfunctions.api.ExecutionListItem;
import dev.entrega.local.stepfunctions.api.ExecutionRedriveStatus;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.GetExecutionHistoryInput;
import dev.entrega.local.stepfunctions.api.GetExecutionHistoryOutput;
import dev.entrega.local.stepfunctions.api.ListExecutionsInput;
import dev.entrega.local.stepfunctions.api.ListExecutionsOutput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.store.Journal;
import dev.entrega.local.stepfunctions.store.Store;
import dev.entrega.local.stepfunctions.store.StoredExecution;
import dev.entrega.local.stepfunctions.store.StoredStateMachine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what is known of executions, from their histories alone. */
final class Records {

  private final Store store;
  private final StateMachines machines;

  Records(Store store, StateMachines machines) {
    this.store = store;
    this.machines = machines;
  }

  DescribeExecutionOutput describe(@Nullable String executionArn) {
    Journal journal = find(executionArn);
    StoredExecution execution = journal.execution();
    HistoryEvent last = journal.last();
    Outcome outcome = Outcome.of(last);
    var included = new CloudWatchEventsExecutionDataDetails(true);
    boolean redrivable =
        outcome.status() != ExecutionStatus.RUNNING
            && outcome.status() != ExecutionStatus.SUCCEEDED;
    return new DescribeExecutionOutput(
        execution.arn(),
        execution.stateMachine().arn(),
        execution.name(),
        outcome.status(),
        execution.startDate(),
        stopDate(last),
        execution.input(),
        included,
        outcome.output(),
        outcome.output() == null ? null : included,
        execution.traceHeader(),
        outcome.error(),
        outcome.cause(),
        0,
        redrivable ? ExecutionRedriveStatus.REDRIVABLE : ExecutionRedriveStatus.NOT_REDRIVABLE,
        redrivable ? null : "Execution is %s and cannot be redriven".formatted(outcome.status()));
  }

  private static @Nullable Instant stopDate(HistoryEvent last) {
    return last.type().isEnd() ? last.timestamp() : null;
  }

  DescribeStateMachineForExecutionOutput describeStateMachine(@Nullable String executionArn) {
    StoredStateMachine machine = find(executionArn).execution().stateMachine();
    return new DescribeStateMachineForExecutionOutput(
        machine.arn(),
        machine.name(),
        machine.definition(),
        machine.roleArn(),
        machine.updateDate(),
        machine.loggingConfiguration(),
        machine.tracingConfiguration(),
        machine.revisionId());
  }

  ListExecutionsOutput list(ListExecutionsInput request) {
    StoredStateMachine machine = machines.find(request.stateMachineArn()).stored();
    if (machine.type() == StateMachineType.EXPRESS) {
      throw new StepFunctionsException(
          "StateMachineTypeNotSupported",
          "This operation is not supported by this type of state machine");
    }
    int size = Requests.page(request.maxResults());
    ExecutionStatus wanted = request.statusFilter();
    List<Store.Entry> found =
        store.executions(
            machine.arn(),
            Requests.place(request.nextToken()),
            size + 1,
            journal -> wanted == null || Outcome.of(journal.last()).status() == wanted);
    List<Store.Entry> page = found.subList(0, Math.min(size, found.size()));
    return new ListExecutionsOutput(
        page.stream().map(entry -> item(entry.journal())).toList(),
        found.size() > size ? Requests.token(page.getLast().place()) : null);
  }

  private static ExecutionListItem item(Journal journal) {
    StoredExecution execution = journal.execution();
    HistoryEvent last = journal.last();
    return new ExecutionListItem(
        execution.arn(),
        execution.stateMachine().arn(),
        execution.name(),
        Outcome.of(last).status(),
        execution.startDate(),
        stopDate(last),
        0);
  }

  GetExecutionHistoryOutput history(GetExecutionHistoryInput request) {
    Journal journal = find(request.executionArn());
    boolean reverse = Boolean.TRUE.equals(request.reverseOrder());
    int all = journal.size();
    Long place = Requests.place(request.nextToken());
    int size = Requests.page(request.maxResults());
    int begin = place == null ? (reverse ? all : 0) : Math.clamp(place, 0, all);
    int end = reverse ? Math.max(0, begin - size) : Math.min(all, begin + size);
    List<HistoryEvent> events =
        reverse ? journal.events(end, begin).reversed() : journal.events(begin, end);
    return new GetExecutionHistoryOutput(
        Boolean.FALSE.equals(request.includeExecutionData())
            ? events.stream().map(HistoryEvent::withoutData).toList()
            : events,
        (reverse ? end > 0 : end < all) ? Requests.token(end) : null);
  }

  /** The journal of the execution with that ARN. */
  Journal find(@Nullable String executionArn) {
    String arn = Arns.check(Requests.required(executionArn, "executionArn"), "execution");
    Journal journal = store.journal(arn);
    if (journal == null) {
      throw new StepFunctionsException(
          "ExecutionDoesNotExist", "Execution Does Not Exist: '%s'".formatted(arn));
    }
    return journal;
  }

  /** Why a task token cannot be answered, given the execution that it names. */
  StepFunctionsException refusal(@Nullable String executionArn) {
    if (executionArn == null) {
      return Requests.invalidToken();
    }
    return store.journal(executionArn) == null
        ? new StepFunctionsException("TaskDoesNotExist", "Task Does Not Exist: 'Task not found'")
        : new StepFunctionsException(
            "TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
  }
}
