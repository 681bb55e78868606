package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.store.Store;
import dev.entrega.local.stepfunctions.time.Time;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * What an engine takes from around it, so that a test or another store can take its place.
 *
 * @param random safe for many threads
 */
public record Ports(Time time, Store store, RandomGenerator random) {

  /** The real time, and memory until the process ends. */
  public static Ports inMemory() {
    return inMemory(Time.real());
  }

  /** Another time, and memory until the process ends. */
  public static Ports inMemory(Time time) {
    return new Ports(time, Store.inMemory(), new Random());
  }
}
