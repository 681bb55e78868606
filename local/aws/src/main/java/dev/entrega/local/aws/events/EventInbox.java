package dev.entrega.local.aws.events;

import dev.entrega.local.aws.wire.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The latest events that were put, for people to read. */
public final class EventInbox {

  private static final int MOST = 1_000;

  private record Put(String bus, ObjectNode event) {}

  private final Deque<Put> latest = new ArrayDeque<>();

  synchronized void add(String bus, ObjectNode event) {
    if (latest.size() == MOST) {
      latest.removeFirst();
    }
    latest.addLast(new Put(bus, event));
  }

  /**
   * The events in order, each with its {@code bus} beside it.
   *
   * @param bus that they were put on; any where absent
   */
  public synchronized ArrayNode events(@Nullable String bus) {
    var array = Json.MAPPER.createArrayNode();
    for (var put : latest) {
      if (bus == null || bus.equals(put.bus())) {
        array.addObject().put("bus", put.bus()).set("event", put.event());
      }
    }
    return array;
  }

  synchronized void clear() {
    latest.clear();
  }
}
