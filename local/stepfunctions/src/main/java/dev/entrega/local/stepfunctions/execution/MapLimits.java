package dev.entrega.local.stepfunctions.execution;

/**
 * What a Map Run may do.
 *
 * @param concurrency how many children at once; 0 is as many as AWS allows
 * @param percentage how many of a hundred items may fail
 * @param count how many items may fail; where both are 0, none may
 */
public record MapLimits(long concurrency, double percentage, long count) {

  private static final int MOST_AT_ONCE = 10_000;

  int atOnce() {
    return concurrency == 0 ? MOST_AT_ONCE : (int) Math.min(concurrency, MOST_AT_ONCE);
  }

  /**
   * Whether too many items have failed.
   *
   * @param total of all items; a percentage is judged when it is known, and no sooner
   */
  boolean areExceeded(long failed, long total, boolean totalIsKnown) {
    if (failed == 0) {
      return false;
    }
    if (count == 0 && percentage == 0) {
      return true;
    }
    boolean byCount = count > 0 && failed > count;
    boolean byShare = percentage > 0 && totalIsKnown && failed * 100.0 / total > percentage;
    return byCount || byShare;
  }
}
