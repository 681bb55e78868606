package dev.entrega.local.aws.wire;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Names for requests and messages: unique enough, and cheap. */
public final class RequestIds {

  private RequestIds() {}

  /** A new one, in the form of a random UUID. */
  public static String next() {
    var random = ThreadLocalRandom.current();
    var high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
    var low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}
