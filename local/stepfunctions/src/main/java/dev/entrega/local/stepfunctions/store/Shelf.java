package dev.entrega.local.stepfunctions.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values of one kind, each under a key of its own. Safe for many threads; when a call that changes
 * something returns, the change is kept as safely as the store keeps.
 *
 * @param <T> a record, of which only its components count
 */
public interface Shelf<T extends Record> {

  /** The value under that key. */
  @Nullable T get(String key);

  /** Puts a value where there is none; answers with the one that lies there already, if any. */
  @Nullable T putIfAbsent(String key, T value);

  /** Puts a value in the place of whatever lies there. */
  void put(String key, T value);

  /** Takes a value away, if there is one. */
  void remove(String key);

  /** The values whose keys begin with a text, in the order of their keys; all for the empty one. */
  List<T> under(String beginning);
}
