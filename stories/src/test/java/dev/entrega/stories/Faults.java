package dev.entrega.stories;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Whether the next call of somebody else fails, by the dice of the story that is being told. */
final class Faults {

  private Random dice = new Random(0);
  private final Map<String, Integer> crashes = new TreeMap<>();
  private Weather weather = Weather.FAIR;

  /**
   * How much goes wrong.
   *
   * @param failing the share of calls to somebody else that fail
   * @param crashing the share of writes to a database at which its service crashes
   */
  record Weather(double failing, double crashing) {

    static final Weather FAIR = new Weather(0, 0);

    boolean isFair() {
      return equals(FAIR);
    }
  }

  /** Rolls the dice of a story. */
  void of(Random storysDice, Weather storysWeather) {
    dice = storysDice;
    weather = storysWeather;
  }

  void forget() {
    crashes.clear();
  }

  /** How often a service crashed in the story. */
  int crashesOf(String service) {
    return crashes.getOrDefault(service, 0);
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

  /** What becomes of a call to AWS, to the payment provider or to the mail server. */
  Fate next() {
    return roll(weather.failing());
  }

  /** What becomes of a write to a service's database; if it does not go well, that crashes. */
  Fate nextWrite(String service) {
    var fate = roll(weather.crashing());
    if (fate != Fate.MADE) {
      crashes.merge(service, 1, Integer::sum);
    }
    return fate;
  }

  private Fate roll(double rate) {
    if (rate == 0 || dice.nextDouble() >= rate) {
      return Fate.MADE;
    }
    return dice.nextBoolean() ? Fate.LOST : Fate.UNHEARD;
  }
}
