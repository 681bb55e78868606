package dev.entrega.local.benchmarks;

import java.util.Arrays;

/** Medians and percentiles. */
final class Figures {

  private Figures() {}

  static double median(double[] values) {
    return percentile(values, 0.5);
  }

  static double percentile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }

  static void print(String what, String figures) {
    System.out.println("  " + what + " ".repeat(Math.max(1, 48 - what.length())) + figures);
  }
}
