package dev.entrega.stories;

import java.util.Set;
import java.util.TreeSet;

/**
 * Which parcels stand as delivered, whatever is cancelled or times out afterwards: courier knew
 * that they had arrived, for somebody who waited for them, before it was first asked to withdraw
 * them.
 */
final class Arrivals {

  private final Set<String> arrived = new TreeSet<>();
  private final Set<String> tracked = new TreeSet<>();
  private final Set<String> decided = new TreeSet<>();
  private final Set<String> standing = new TreeSet<>();

  void forget() {
    arrived.clear();
    tracked.clear();
    decided.clear();
    standing.clear();
  }

  /** Courier has written down that the parcel arrived. */
  void arrived(String orderId) {
    arrived.add(orderId);
    decide(orderId);
  }

  /** Courier has written down that somebody waits for the parcel. */
  void tracked(String orderId) {
    tracked.add(orderId);
    decide(orderId);
  }

  /** From now on it may be withdrawn, or lost, so that what comes later may be too late. */
  void mayBeDecided(String orderId) {
    decided.add(orderId);
  }

  boolean isStanding(String orderId) {
    return standing.contains(orderId);
  }

  private void decide(String orderId) {
    if (!decided.contains(orderId) && arrived.contains(orderId) && tracked.contains(orderId)) {
      standing.add(orderId);
    }
  }
}
