package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.execution.Mocks;
import dev.entrega.local.stepfunctions.mocks.MockConfiguration;
import dev.entrega.local.stepfunctions.store.Store;
import dev.entrega.local.stepfunctions.time.Time;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * What an engine takes from around it, so that a test or another store can take its place.
 *
 * @param random safe for many threads
 * @param mockConfiguration test cases in which executions can be started
 */
public record Ports(
    Time time, Store store, RandomGenerator random, MockConfiguration mockConfiguration) {

  /** Without test cases. */
  public Ports(Time time, Store store, RandomGenerator random) {
    this(time, store, random, MockConfiguration.NONE);
  }

  /** The same with test cases. */
  public Ports with(MockConfiguration other) {
    return new Ports(time, store, random, other);
  }

  /** What answers Tasks in the place of services. */
  Mocks mocks() {
    return mockConfiguration.cases().isEmpty() ? Mocks.NONE : mockConfiguration;
  }

  /** The real time, and memory until the process ends. */
  public static Ports inMemory() {
    return inMemory(Time.real());
  }

  /** Another time, and memory until the process ends. */
  public static Ports inMemory(Time time) {
    return new Ports(time, Store.inMemory(), new Random());
  }
}
