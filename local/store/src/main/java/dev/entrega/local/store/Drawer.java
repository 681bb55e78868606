package dev.entrega.local.store;

import java.util.function.BiConsumer;

/**
 * Records of one kind under keys, none of which is held in memory here. Safe for many threads. A
 * change returns at once; {@link Drawers} tells when it is kept.
 *
 * @param <T> a record, of which only its components count
 */
public interface Drawer<T extends Record> {

  /** A key under which records come in the order of their numbers; those are not negative. */
  static String numbered(long number) {
    return "%019d".formatted(number);
  }

  /** Puts a record in the place of whatever lies there. */
  void put(String key, T value);

  /** Takes a record away, if there is one. */
  void remove(String key);

  /** Takes a record away and puts another, both or none. */
  void move(String from, String to, T value);

  /** Shows all records in the order of their keys. */
  void each(BiConsumer<String, T> reader);
}
