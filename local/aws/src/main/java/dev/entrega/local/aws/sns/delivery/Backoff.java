package dev.entrega.local.aws.sns.delivery;

import java.time.Duration;

/**
 * How pauses grow from the least to the most. AWS names these four and draws them, from slow to
 * late growth, without their formulas; these are ours.
 */
public enum Backoff {
  /** By the same amount each time. */
  LINEAR {
    @Override
    double share(int step, int last, double ratio) {
      return (double) step / last;
    }
  },
  /** By an amount that itself grows by the same amount. */
  ARITHMETIC {
    @Override
    double share(int step, int last, double ratio) {
      return step * (step + 1.0) / (last * (last + 1.0));
    }
  },
  /** By the same factor each time. */
  GEOMETRIC {
    @Override
    double share(int step, int last, double ratio) {
      return ratio == 1 ? 0 : (Math.pow(ratio, (double) step / last) - 1) / (ratio - 1);
    }
  },
  /** By an amount that doubles. */
  EXPONENTIAL {
    @Override
    double share(int step, int last, double ratio) {
      return (Math.pow(2, step) - 1) / (Math.pow(2, last) - 1);
    }
  };

  /** How much of the way from least to most is gone; {@code ratio} is most by least. */
  abstract double share(int step, int last, double ratio);

  /** The pause number {@code step} of {@code steps}, both from 0. */
  Duration pause(int step, int steps, Duration least, Duration most) {
    if (steps == 1) {
      return least;
    }
    double span = most.minus(least).toMillis();
    var ratio = (double) most.toMillis() / least.toMillis();
    return least.plusMillis(Math.round(span * share(step, steps - 1, ratio)));
  }
}
