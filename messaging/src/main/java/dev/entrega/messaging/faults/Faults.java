package dev.entrega.messaging.faults;

import java.util.List;
import java.util.stream.Stream;

/**
 * Tells a fault of the other side, which passes, from a bug of ours, which comes again with its
 * message. What nobody recognizes is ours.
 */
public final class Faults {

  private static final int DEEPEST_CAUSE = 30;

  private final List<FaultOfTheOtherSide> known;

  private Faults(List<FaultOfTheOtherSide> known) {
    this.known = known;
  }

  /** Those of AWS, of a database and of the network, and further ones. */
  public static Faults knownAnd(Stream<FaultOfTheOtherSide> further) {
    Stream<FaultOfTheOtherSide> usual =
        Stream.of(new AwsFaults(), new DatabaseFaults(), new NetworkFaults());
    return new Faults(Stream.concat(usual, further).toList());
  }

  /** Whether the exception or one of its causes is a fault of the other side. */
  public boolean ofTheOtherSide(Throwable thrown) {
    var fault = thrown;
    for (int depth = 0; depth < DEEPEST_CAUSE; depth++) {
      if (recognized(fault)) {
        return true;
      }
      if (fault.getCause() == null) {
        return false;
      }
      fault = fault.getCause();
    }
    return false;
  }

  private boolean recognized(Throwable fault) {
    return known.stream().anyMatch(one -> one.recognizes(fault));
  }
}
