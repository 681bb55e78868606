package dev.entrega.local.stepfunctions.expression;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The variables that a line of states can see: its own, and those of the lines around it, which it
 * cannot assign to. Never changed: an assignment makes another one.
 */
public final class Variables {

  /** The most bytes of UTF-8 that one variable may have, and that one Assign may give in all. */
  public static final int LIMIT = Payload.LIMIT;

  /** The most bytes that all variables of an execution may have together. */
  public static final long LIMIT_OF_ALL = 10 * 1024 * 1024;

  /** None yet. */
  public static final Variables NONE = new Variables(Map.of(), 0, null);

  private final Map<String, Payload> own;
  private final long bytes;
  private final @Nullable Variables outer;

  /**
   * Own variables and those around.
   *
   * @param bytes how many all of them have
   */
  private Variables(Map<String, Payload> own, long bytes, @Nullable Variables outer) {
    this.own = own;
    this.bytes = bytes;
    this.outer = outer;
  }

  /** The value of a variable; nothing where none has been assigned. */
  public @Nullable JsonNode find(String name) {
    Payload found = own.get(name);
    if (found != null) {
      return found.json();
    }
    return outer == null ? null : outer.find(name);
  }

  /** Shows each variable that can be seen. */
  public void forEach(BiConsumer<String, JsonNode> action) {
    if (outer != null) {
      outer.forEach(action);
    }
    own.forEach((name, value) -> action.accept(name, value.json()));
  }

  /**
   * The variables after an assignment.
   *
   * @throws StatesError there are too many bytes of them
   */
  public Variables with(Map<String, Payload> assigned) throws StatesError {
    if (assigned.isEmpty()) {
      return this;
    }
    var all = new HashMap<>(own);
    long size = bytes;
    for (var entry : assigned.entrySet()) {
      Payload before = all.put(entry.getKey(), entry.getValue());
      size += entry.getValue().bytes() - (before == null ? 0 : before.bytes());
    }
    if (size > LIMIT_OF_ALL) {
      throw StatesError.within(
          StatesError.DATA_LIMIT_EXCEEDED,
          "The total size of all variables exceeds the maximum number of bytes service limit.");
    }
    return new Variables(Map.copyOf(all), size, outer);
  }

  /** A scope inside this one. */
  public Variables inner() {
    return own.isEmpty() && outer == null ? this : new Variables(Map.of(), bytes, this);
  }
}
