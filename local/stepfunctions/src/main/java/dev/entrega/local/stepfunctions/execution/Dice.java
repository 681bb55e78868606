package dev.entrega.local.stepfunctions.execution;

import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Random numbers of one attempt of one visit to a state. They follow from a number that the store
 * keeps and from where in which execution they are drawn, so that an attempt which is interpreted
 * again draws the same ones.
 */
final class Dice implements RandomGenerator {

  private final Visit visit;
  private final int attempt;
  private final String purpose;
  private @Nullable RandomGenerator thrown;

  Dice(Visit visit, int attempt, String purpose) {
    this.visit = visit;
    this.attempt = attempt;
    this.purpose = purpose;
  }

  @Override
  public long nextLong() {
    RandomGenerator known = thrown;
    if (known == null) {
      known = new SplittableRandom(seed());
      thrown = known;
    }
    return known.nextLong();
  }

  private long seed() {
    var execution = visit.execution();
    long where =
        ((long) execution.stored().arn().hashCode() << Integer.SIZE)
            ^ Objects.hash(
                execution.stored().startDate(),
                visit.trail().branch(),
                visit.enteredEventId(),
                attempt,
                execution.redriveCount(),
                purpose);
    // Two steps of a good generator, so that neighbours have nothing in common.
    return new SplittableRandom(execution.around().restart().salt() ^ where).nextLong() ^ where;
  }
}
