package dev.entrega.local.launcher.model;

import java.util.Random;

/** Whether the next call of somebody else fails, by the dice of the story that is being told. */
final class Faults {

  private Random dice = new Random(0);
  private double rate;

  /** Rolls the dice of a story; a rate of 0 is fair weather. */
  void of(Random storysDice, double failing) {
    dice = storysDice;
    rate = failing;
  }

  /** What becomes of one call. */
  enum Fate {
    /** It is made. */
    MADE,
    /** It is not made, and the caller hears of a fault. */
    LOST,
    /** It is made, and the caller hears of a fault all the same. */
    UNHEARD
  }

  Fate next() {
    if (rate == 0 || dice.nextDouble() >= rate) {
      return Fate.MADE;
    }
    return dice.nextBoolean() ? Fate.LOST : Fate.UNHEARD;
  }
}
