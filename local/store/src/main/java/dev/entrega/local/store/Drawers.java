package dev.entrega.local.store;

/**
 * Drawers, each under a name of its own. What is put into any of them is kept in the order in which
 * it was put.
 */
public interface Drawers {

  /** Drawers that keep nothing: what is put is gone, and counts as kept at once. */
  Drawers NONE = new NoDrawers();

  /** The drawer of that name, which is made where there is none. */
  <T extends Record> Drawer<T> drawer(String name, Class<T> type);

  /**
   * Waits until all that was put before is kept.
   *
   * @throws IllegalStateException it cannot be kept
   */
  void secure();

  /** Runs something, which must be short, once all that was put before is kept. */
  void whenKept(Runnable action);
}
