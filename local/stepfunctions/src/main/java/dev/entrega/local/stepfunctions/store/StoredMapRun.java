package dev.entrega.local.stepfunctions.store;

import dev.entrega.local.stepfunctions.api.MapRunCounts;
import dev.entrega.local.stepfunctions.api.MapRunStatus;
import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Map Run: one visit of a distributed Map. While it runs, its counts follow from the journals of
 * its child executions, and are kept here when it ends.
 *
 * @param executionArn of the execution whose state it is
 * @param stateMachineArn that of the executions that it starts, which ends in the Map's label
 * @param maxConcurrency 0 is as many as AWS allows
 * @param toleratedFailureCount how many items may fail
 * @param toleratedFailurePercentage how many of a hundred items may fail
 */
public record StoredMapRun(
    String arn,
    String executionArn,
    String stateMachineArn,
    MapRunStatus status,
    Instant startDate,
    @Nullable Instant stopDate,
    long maxConcurrency,
    double toleratedFailurePercentage,
    long toleratedFailureCount,
    MapRunCounts itemCounts,
    MapRunCounts executionCounts,
    int redriveCount,
    @Nullable Instant redriveDate) {

  /** The ARNs of the runs that an execution has had, as its history tells. */
  public static List<String> in(List<HistoryEvent> history) {
    return history.stream()
        .map(HistoryEvent::details)
        .filter(EventDetails.MapRunStarted.class::isInstance)
        .map(EventDetails.MapRunStarted.class::cast)
        .map(EventDetails.MapRunStarted::mapRunArn)
        .toList();
  }

  /** The same under another name. */
  public StoredMapRun named(String otherArn) {
    return new StoredMapRun(
        otherArn,
        executionArn,
        stateMachineArn,
        status,
        startDate,
        stopDate,
        maxConcurrency,
        toleratedFailurePercentage,
        toleratedFailureCount,
        itemCounts,
        executionCounts,
        redriveCount,
        redriveDate);
  }

  /** The same with other limits. */
  public StoredMapRun limited(long concurrency, double percentage, long count) {
    return new StoredMapRun(
        arn,
        executionArn,
        stateMachineArn,
        status,
        startDate,
        stopDate,
        concurrency,
        percentage,
        count,
        itemCounts,
        executionCounts,
        redriveCount,
        redriveDate);
  }

  /** The same, taken up again after a crash that may have come right after its end. */
  public StoredMapRun running() {
    return again(
        itemCounts.pendingRedrive(), executionCounts.pendingRedrive(), redriveCount, redriveDate);
  }

  /** The same, taken up again after its end: what had ended badly waits to be taken up, too. */
  public StoredMapRun redriven(Instant when) {
    return again(itemCounts.unsuccessful(), executionCounts.unsuccessful(), redriveCount + 1, when);
  }

  private StoredMapRun again(
      long items, long executions, int redrives, @Nullable Instant redriven) {
    return new StoredMapRun(
        arn,
        executionArn,
        stateMachineArn,
        MapRunStatus.RUNNING,
        startDate,
        null,
        maxConcurrency,
        toleratedFailurePercentage,
        toleratedFailureCount,
        MapRunCounts.ofPendingRedrive(items),
        MapRunCounts.ofPendingRedrive(executions),
        redrives,
        redriven);
  }

  /** The same with other counts. */
  public StoredMapRun counted(MapRunCounts items, MapRunCounts executions) {
    return new StoredMapRun(
        arn,
        executionArn,
        stateMachineArn,
        status,
        startDate,
        stopDate,
        maxConcurrency,
        toleratedFailurePercentage,
        toleratedFailureCount,
        items,
        executions,
        redriveCount,
        redriveDate);
  }

  /** The same, ended. */
  public StoredMapRun ended(
      MapRunStatus how, Instant when, MapRunCounts items, MapRunCounts executions) {
    return new StoredMapRun(
        arn,
        executionArn,
        stateMachineArn,
        how,
        startDate,
        when,
        maxConcurrency,
        toleratedFailurePercentage,
        toleratedFailureCount,
        items,
        executions,
        redriveCount,
        redriveDate);
  }
}
