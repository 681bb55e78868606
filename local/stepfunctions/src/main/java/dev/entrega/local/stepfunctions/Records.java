package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.CloudWatchEventsExecutionDataDetails;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionOutput;
import dev.entrega.local.stepfunctions.api.ExecutionListItem;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.GetExecutionHistoryInput;
import dev.entrega.local.stepfunctions.api.GetExecutionHistoryOutput;
import dev.entrega.local.stepfunctions.api.IncludedData;
import dev.entrega.local.stepfunctions.api.ListExecutionsInput;
import dev.entrega.local.stepfunctions.api.ListExecutionsOutput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.execution.TaskTokens;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.store.Journal;
import dev.entrega.local.stepfunctions.store.MapChild;
import dev.entrega.local.stepfunctions.store.Store;
import dev.entrega.local.stepfunctions.store.StoredExecution;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells what is known of executions, from their histories and their Map Runs. */
final class Records {

  private final Store store;
  private final Revisions revisions;
  private final Pages pages;
  private final Redrivability redrivability;
  private final PendingRedrives pendingRedrives;

  Records(
      Store store,
      Revisions revisions,
      Pages pages,
      Redrivability redrivability,
      PendingRedrives pendingRedrives) {
    this.store = store;
    this.revisions = revisions;
    this.pages = pages;
    this.redrivability = redrivability;
    this.pendingRedrives = pendingRedrives;
  }

  DescribeExecutionOutput describe(DescribeExecutionInput request) {
    Journal journal = find(request.executionArn());
    StoredExecution execution = journal.execution();
    HistoryEvent last = journal.last();
    journal.secure();
    Outcome outcome = Outcome.of(last);
    boolean all = request.includedData() != IncludedData.METADATA_ONLY;
    var details = new CloudWatchEventsExecutionDataDetails(all);
    String obstacle = redrivability.obstacle(journal);
    return new DescribeExecutionOutput(
        execution.arn(),
        execution.stateMachine().arn(),
        execution.name(),
        pendingRedrives.status(journal),
        execution.startDate(),
        stopDate(last),
        all ? execution.input() : null,
        details,
        all ? outcome.output() : null,
        outcome.output() == null ? null : details,
        execution.traceHeader(),
        execution.child() == null ? null : execution.child().mapRunArn(),
        all ? outcome.error() : null,
        all ? outcome.cause() : null,
        execution.stateMachineVersionArn(),
        execution.stateMachineAliasArn(),
        journal.redriveCount(),
        redriveDate(journal),
        redrivability.status(journal),
        obstacle);
  }

  private static @Nullable Instant redriveDate(Journal journal) {
    HistoryEvent redrive = journal.lastRedrive();
    return redrive == null ? null : redrive.timestamp();
  }

  private static @Nullable Instant stopDate(HistoryEvent last) {
    return last.type().isEnd() ? last.timestamp() : null;
  }

  /**
   * Which page of what.
   *
   * @param listedUnder the ARN of a state machine or of a Map Run
   * @param text tells questions apart, so that the token of one is no token of another
   */
  record Question(
      String listedUnder, String text, @Nullable Integer maxResults, @Nullable String nextToken) {}

  ListExecutionsOutput list(ListExecutionsInput request) {
    MachineArn arn = listed(request);
    ExecutionStatus wanted = request.statusFilter();
    String text = "ListExecutions %s %s".formatted(arn.text(), wanted);
    return page(
        new Question(arn.machine(), text, request.maxResults(), request.nextToken()),
        journal -> isOf(arn, journal) && isIn(wanted, journal));
  }

  /** A page of executions, the latest first. */
  ListExecutionsOutput page(Question question, Predicate<Journal> wanted) {
    int size = Pages.size(question.maxResults());
    List<Store.Entry> found =
        store.executions(
            question.listedUnder(),
            pages.number(question.text(), question.nextToken()),
            size + 1,
            wanted);
    List<Store.Entry> page = found.subList(0, Math.min(size, found.size()));
    List<ExecutionListItem> items = page.stream().map(entry -> item(entry.journal())).toList();
    store.secure();
    return new ListExecutionsOutput(
        items,
        found.size() > size
            ? pages.token(question.text(), Long.toString(page.getLast().place()))
            : null);
  }

  private MachineArn listed(ListExecutionsInput request) {
    if (request.stateMachineArn() == null) {
      throw Requests.invalid("Expected the ARN of a state machine or of a Map Run");
    }
    if (request.redriveFilter() != null) {
      throw Requests.invalid(
          "RedriveFilter cannot be applied to ListExecutions call with StateMachine ARN");
    }
    if (request.statusFilter() == ExecutionStatus.PENDING_REDRIVE) {
      throw Requests.invalid(
          "PENDING_REDRIVE cannot be applied to ListExecutions call with StateMachine ARN");
    }
    MachineArn arn = Revisions.arn(request.stateMachineArn());
    if (revisions.machine(arn).type() == StateMachineType.EXPRESS) {
      throw new StepFunctionsException(
          "StateMachineTypeNotSupported",
          "This operation is not supported by this type of state machine");
    }
    if (arn.isAlias() && store.aliases().get(arn.text()) == null) {
      throw Aliases.notFound(arn.text());
    }
    return arn;
  }

  private static boolean isOf(MachineArn arn, Journal journal) {
    return arn.qualifier() == null
        || arn.text().equals(journal.execution().stateMachineVersionArn())
        || arn.text().equals(journal.execution().stateMachineAliasArn());
  }

  /** Whether an execution stands as is wanted. */
  boolean isIn(@Nullable ExecutionStatus wanted, Journal journal) {
    return wanted == null || pendingRedrives.status(journal) == wanted;
  }

  private ExecutionListItem item(Journal journal) {
    StoredExecution execution = journal.execution();
    MapChild child = execution.child();
    HistoryEvent last = journal.last();
    return new ExecutionListItem(
        execution.arn(),
        execution.stateMachine().arn(),
        execution.name(),
        pendingRedrives.status(journal),
        execution.startDate(),
        stopDate(last),
        child == null ? null : child.mapRunArn(),
        child == null ? null : child.itemCount(),
        execution.stateMachineVersionArn(),
        execution.stateMachineAliasArn(),
        journal.redriveCount(),
        redriveDate(journal));
  }

  GetExecutionHistoryOutput history(GetExecutionHistoryInput request) {
    Journal journal = find(request.executionArn());
    boolean reverse = Boolean.TRUE.equals(request.reverseOrder());
    String question = "GetExecutionHistory %s %s".formatted(journal.execution().arn(), reverse);
    int all = journal.size();
    journal.secure();
    Long place = pages.number(question, request.nextToken());
    int size = Pages.size(request.maxResults());
    int begin = place == null ? (reverse ? all : 0) : Math.clamp(place, 0, all);
    int end = reverse ? Math.max(0, begin - size) : Math.min(all, begin + size);
    List<HistoryEvent> events =
        reverse ? journal.events(end, begin).reversed() : journal.events(begin, end);
    return new GetExecutionHistoryOutput(
        Boolean.FALSE.equals(request.includeExecutionData())
            ? events.stream().map(HistoryEvent::withoutData).toList()
            : events,
        (reverse ? end > 0 : end < all) ? pages.token(question, Long.toString(end)) : null);
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

  /** Why a task token cannot be answered. */
  StepFunctionsException refusal(String token) {
    String executionArn = TaskTokens.executionOf(token);
    if (executionArn == null) {
      return Requests.invalidToken();
    }
    Journal journal = store.journal(executionArn);
    if (journal == null) {
      return new StepFunctionsException(
          "TaskDoesNotExist", "Task Does Not Exist: 'Task not found'");
    }
    journal.secure();
    String activity = TaskTokens.activityOf(token);
    return new StepFunctionsException(
        "TaskTimedOut",
        "Task Timed Out: '%s'"
            .formatted(activity == null ? "Provided task does not exist anymore" : activity));
  }
}
