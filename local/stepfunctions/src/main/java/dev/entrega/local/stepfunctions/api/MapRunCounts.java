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

  /** How many ended badly. */
  public long unsuccessful() {
    return failed + timedOut + aborted;
  }

  /** Nothing yet, but that some wait to be taken up again. */
  public static MapRunCounts ofPendingRedrive(long pendingRedrive) {
    return new MapRunCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, pendingRedrive);
  }

  /** Nothing yet. */
  public static final MapRunCounts NONE = new MapRunCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
