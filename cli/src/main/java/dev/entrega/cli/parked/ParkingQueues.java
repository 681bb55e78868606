package dev.entrega.cli.parked;

import dev.entrega.cli.endpoints.BadInput;
import dev.entrega.messaging.topology.Topology;
import java.util.List;
import java.util.stream.Stream;

/** Where messages lie that nobody could use, by name. */
final class ParkingQueues {

  private static final String SUFFIX = ".parked";

  /** Every queue that a service reads. */
  private static final List<String> READ =
      List.of(
          Topology.BRIDGE_ORDERS,
          Topology.BRIDGE_CANCELLATIONS,
          Topology.AVAILABILITY_STOCK_COUNTS,
          Topology.COURIER_DELIVERIES,
          Topology.STATUS_DELIVERIES,
          Topology.STATUS_CANCELLATIONS,
          Topology.NOTIFIER_ORDERS,
          Topology.CHATBOT_ORDERS,
          Topology.CHATBOT_QUESTIONS);

  private ParkingQueues() {}

  /** All of them, and last the one of what was discarded. */
  static List<String> all() {
    return Stream.concat(
            READ.stream().map(queue -> queue + SUFFIX),
            Stream.of(Topology.UNROUTED_PARKED, Topology.DISCARDED))
        .toList();
  }

  /** The full name of what the user calls by it or by the name of the queue that it belongs to. */
  static String named(String name) {
    var parked = name.endsWith(SUFFIX) || name.equals(Topology.DISCARDED) ? name : name + SUFFIX;
    if (!all().contains(parked)) {
      throw new BadInput(
          "Expected one of %s, but was %s".formatted(String.join(", ", all()), name));
    }
    return parked;
  }

  /** The queue whose consumer parked the message. */
  static String readFrom(String parked) {
    return parked.substring(0, parked.length() - SUFFIX.length());
  }
}
