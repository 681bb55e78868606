package dev.entrega.local.stepfunctions.api;

/**
 * How far a Map Run is, counted in items or in child executions.
 *
 * @param pending not yet begun
 * @param resultsWritten whose results lie where the ResultWriter puts them
 * @param failuresNotRedrivable failed for good
 * @param pendingRedrive waiting to be taken up again
 */
public record MapRunCounts(
    long pending,
    long running,
    long succeeded,
    long failed,
    long timedOut,
    long aborted,
    long total,
    long resultsWritten,
    long failuresNotRedrivable,
    long pendingRedrive) {

  /** Nothing yet. */
  public static final MapRunCounts NONE = new MapRunCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
