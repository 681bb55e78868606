package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.dataset.Item;
import dev.entrega.local.stepfunctions.dataset.Items;
import dev.entrega.local.stepfunctions.definition.State;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.StatesError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The inputs of a distributed Map's children in turn: an item each, or a group of them. */
final class MapInputs implements AutoCloseable {

  private static final int COMMA = 1;

  private final State.Map state;
  private final Items items;
  private final Visit visit;
  private final Payload seen;
  private final @Nullable MapBatches batches;
  private long itemsRead;
  private long made;
  private @Nullable Payload ahead;
  private boolean allRead;

  /** The input of one child. */
  record Input(long index, Payload payload, int itemCount) {}

  /**
   * Of a stay in a Map.
   *
   * @param seen what the state sees of its input
   */
  MapInputs(State.Map state, Items items, Visit visit, Payload seen, @Nullable MapBatches batches) {
    this.state = state;
    this.items = items;
    this.visit = visit;
    this.seen = seen;
    this.batches = batches;
  }

  /** How many items there are; absent where only reading tells. */
  @Nullable Long items() {
    return items.total();
  }

  /** How many inputs there are; absent where only making them tells. */
  @Nullable Long inputs() {
    return batches == null ? items.total() : null;
  }

  /** Whether every item has been read. */
  boolean areAllRead() {
    return allRead;
  }

  /** The next one; absent at the end. */
  @Nullable Input next() throws StatesError, InterruptedException {
    Payload first = ahead == null ? read() : ahead;
    ahead = null;
    if (first == null) {
      return null;
    }
    Input input = batches == null ? new Input(made, first, 1) : batch(batches, first);
    Interpreter.limit(state, input.payload());
    made++;
    return input;
  }

  private Input batch(MapBatches limits, Payload first) throws StatesError, InterruptedException {
    ObjectNode batch = JsonNodeFactory.instance.objectNode();
    if (limits.input() != null) {
      batch.set("BatchInput", limits.input());
    }
    ArrayNode group = batch.putArray("Items");
    long bytes = Payload.of(batch).bytes();
    Payload next = first;
    while (next != null && group.size() < limits.items()) {
      long more = next.bytes() + (group.isEmpty() ? 0 : COMMA);
      if (!group.isEmpty() && bytes + more > limits.bytes()) {
        break;
      }
      bytes += more;
      group.add(next.json());
      next = group.size() < limits.items() ? read() : null;
    }
    ahead = next;
    return new Input(made, Payload.of(batch), group.size());
  }

  private @Nullable Payload read() throws StatesError, InterruptedException {
    Item item = items.next();
    if (item == null) {
      allRead = true;
      return null;
    }
    var selector = state.items().selector();
    Trail line = visit.trail().on(new Trail.Place(itemsRead++, item));
    JsonNode input =
        selector == null ? item.asInput() : selector.evaluate(visit.along(line).scope(seen.json()));
    if (Long.valueOf(itemsRead).equals(items.total())) {
      allRead = true;
    }
    return Payload.of(input);
  }

  @Override
  public void close() {
    items.close();
  }
}
