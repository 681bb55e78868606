package dev.entrega.local.stepfunctions.expression;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Random UUIDs of version 4, drawn from a given source. */
public final class Uuids {

  private Uuids() {}

  /** Draws the next one. */
  public static UUID next(RandomGenerator random) {
    return new UUID(
        (random.nextLong() & ~0xF000L) | 0x4000L,
        (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
  }
}
