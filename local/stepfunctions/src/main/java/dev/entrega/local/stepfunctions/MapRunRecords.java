package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.DescribeMapRunInput;
import dev.entrega.local.stepfunctions.api.DescribeMapRunOutput;
import dev.entrega.local.stepfunctions.api.ExecutionRedriveFilter;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.ListExecutionsInput;
import dev.entrega.local.stepfunctions.api.ListExecutionsOutput;
import dev.entrega.local.stepfunctions.api.ListMapRunsInput;
import dev.entrega.local.stepfunctions.api.ListMapRunsOutput;
import dev.entrega.local.stepfunctions.api.MapRunListItem;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.api.UpdateMapRunInput;
import dev.entrega.local.stepfunctions.execution.Executions;
import dev.entrega.local.stepfunctions.store.Journal;
import dev.entrega.local.stepfunctions.store.Store;
import dev.entrega.local.stepfunctions.store.StoredMapRun;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells of Map Runs, and changes their limits. */
final class MapRunRecords {

  private final Executions executions;
  private final Records records;
  private final Pages pages;
  private final Store store;

  MapRunRecords(Executions executions, Records records, Pages pages, Store store) {
    this.executions = executions;
    this.records = records;
    this.pages = pages;
    this.store = store;
  }

  DescribeMapRunOutput describe(DescribeMapRunInput request) {
    StoredMapRun run = find(request.mapRunArn());
    return new DescribeMapRunOutput(
        run.arn(),
        run.executionArn(),
        run.status(),
        run.startDate(),
        run.stopDate(),
        run.maxConcurrency(),
        run.toleratedFailurePercentage(),
        run.toleratedFailureCount(),
        run.itemCounts(),
        run.executionCounts(),
        run.redriveCount(),
        run.redriveDate());
  }

  /** The Map Run with that ARN as it stands. */
  StoredMapRun find(@Nullable String mapRunArn) {
    String arn = Arns.check(Requests.required(mapRunArn, "mapRunArn"), "mapRun");
    StoredMapRun run = executions.mapRun(arn);
    store.secure();
    if (run == null) {
      throw new StepFunctionsException(
          "ResourceNotFound",
          "Resource not found: '%s'".formatted(arn),
          Map.of("resourceName", arn));
    }
    return run;
  }

  /** Which runs an execution has had, its history tells. */
  ListMapRunsOutput list(ListMapRunsInput request) {
    Journal journal = records.find(request.executionArn());
    List<MapRunListItem> all =
        StoredMapRun.in(journal.events(0, journal.size())).stream()
            .map(executions::mapRun)
            .filter(Objects::nonNull)
            .map(MapRunRecords::item)
            .toList()
            .reversed();
    store.secure();
    String question = "ListMapRuns " + journal.execution().arn();
    Long place = pages.number(question, request.nextToken());
    int from = place == null ? 0 : Math.clamp(place, 0, all.size());
    int to = Math.min(all.size(), from + Pages.size(request.maxResults()));
    return new ListMapRunsOutput(
        List.copyOf(all.subList(from, to)),
        to < all.size() ? pages.token(question, Integer.toString(to)) : null);
  }

  private static MapRunListItem item(StoredMapRun run) {
    return new MapRunListItem(
        run.executionArn(), run.arn(), run.stateMachineArn(), run.startDate(), run.stopDate());
  }

  void update(UpdateMapRunInput request) {
    StoredMapRun run = find(request.mapRunArn());
    Integer concurrency = request.maxConcurrency();
    boolean taken =
        executions.limitMapRun(
            run.arn(),
            concurrency == null ? null : concurrency.longValue(),
            request.toleratedFailurePercentage(),
            request.toleratedFailureCount());
    if (!taken) {
      throw Requests.invalid(
          "Expected a Map Run that runs, but '%s' is %s".formatted(run.arn(), run.status()));
    }
  }

  /** The children of a Map Run, the latest first; those that are EXPRESS nobody can list. */
  ListExecutionsOutput children(ListExecutionsInput request) {
    StoredMapRun run = find(request.mapRunArn());
    if (request.stateMachineArn() != null) {
      throw Requests.invalid("Expected the ARN of a state machine or of a Map Run, but not both");
    }
    ExecutionStatus status = request.statusFilter();
    ExecutionRedriveFilter redrive = request.redriveFilter();
    String question = "ListExecutions %s %s %s".formatted(run.arn(), status, redrive);
    return records.page(
        new Records.Question(run.arn(), question, request.maxResults(), request.nextToken()),
        journal ->
            journal.execution().stateMachine().type() == StateMachineType.STANDARD
                && records.isIn(status, journal)
                && isIn(redrive, journal));
  }

  private static boolean isIn(@Nullable ExecutionRedriveFilter wanted, Journal journal) {
    return wanted == null
        || (wanted == ExecutionRedriveFilter.REDRIVEN) == (journal.lastRedrive() != null);
  }
}
