package dev.entrega.local.launcher.bench;

import java.util.Arrays;
import java.util.Collection;

/**
 * What one round of orders took.
 *
 * @param perSecond orders delivered a second, from the first publication to the last delivery
 * @param confirmed from publication to {@code CONFIRMED}
 * @param delivered from publication to {@code DELIVERED}
 */
record Round(double perSecond, Latency confirmed, Latency delivered) {

  /**
   * Milliseconds.
   *
   * @param p50 half of the orders were faster
   * @param p99 all but one in a hundred were
   */
  record Latency(double p50, double p99) {

    static Latency of(Collection<Long> nanos) {
      var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
      return new Latency(at(sorted, 0.50), at(sorted, 0.99));
    }

    private static double at(long[] sorted, double share) {
      return sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * share))] / 1e6;
    }
  }

  static double median(double... values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
