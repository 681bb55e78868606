package dev.entrega.local.stepfunctions.dataset;

import dev.entrega.local.stepfunctions.expression.StatesError;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Items in turn, each read when it is asked for. */
public interface Items extends AutoCloseable {

  /** The next one; absent at the end. */
  @Nullable Item next() throws StatesError, InterruptedException;

  /** How many there are in all; absent where only reading tells. */
  default @Nullable Long total() {
    return null;
  }

  @Override
  default void close() {
    // most hold nothing
  }

  /** The elements of an array or the fields of an object. */
  static Items of(JsonNode node) {
    Iterator<Item> items =
        node.isObject()
            ? node.properties().stream()
                .map(field -> new Item(field.getValue(), field.getKey(), Item.STATE_DATA))
                .iterator()
            : node.valueStream().map(value -> Item.of(value, Item.STATE_DATA)).iterator();
    long total = node.size();
    return new Items() {
      @Override
      public @Nullable Item next() {
        return items.hasNext() ? items.next() : null;
      }

      @Override
      public Long total() {
        return total;
      }
    };
  }

  /** The first of these, and no more. */
  default Items first(long most) {
    Items all = this;
    Long total = total();
    return new Items() {
      private long left = most;

      @Override
      public @Nullable Item next() throws StatesError, InterruptedException {
        return left-- > 0 ? all.next() : null;
      }

      @Override
      public @Nullable Long total() {
        return total == null ? null : Long.valueOf(Math.min(most, total));
      }

      @Override
      public void close() {
        all.close();
      }
    };
  }
}
