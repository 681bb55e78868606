package dev.entrega.cli.dead;

import dev.entrega.cli.endpoints.BadInput;
import dev.entrega.messaging.topology.Topology;
import java.util.List;
import java.util.stream.Stream;

/** The SQS queues of what was received too often, by name. */
final class DeadLetterQueues {

  private static final String SUFFIX = "-dlq";

  private DeadLetterQueues() {}

  static List<String> all() {
    return Stream.of(
            Topology.AVAILABILITY_TASKS,
            Topology.PAYMENT_TASKS,
            Topology.COURIER_TASKS,
            Topology.STATUS_ORDER_STATUS,
            Topology.NOTIFIER_ORDER_STATUS,
            Topology.CHATBOT_ORDER_STATUS)
        .map(queue -> queue + SUFFIX)
        .toList();
  }

  /** The full name of what the user calls by it or by the name of the queue that it belongs to. */
  static String named(String name) {
    var full = name.endsWith(SUFFIX) ? name : name + SUFFIX;
    if (!all().contains(full)) {
      throw new BadInput(
          "Expected one of %s, but was %s".formatted(String.join(", ", all()), name));
    }
    return full;
  }

  /** The queue that the letters were received from. */
  static String source(String deadLetters) {
    return deadLetters.substring(0, deadLetters.length() - SUFFIX.length());
  }
}
