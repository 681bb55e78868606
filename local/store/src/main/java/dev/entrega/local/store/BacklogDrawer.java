package dev.entrega.local.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What is yet to be done, kept in a drawer until it is. What a process left undone the next one
 * finds here, and does from the beginning.
 *
 * @param <T> a record, of which only its components count
 */
public final class BacklogDrawer<T extends Record> {

  private final Drawer<T> drawer;
  private Map<String, T> before = new LinkedHashMap<>();

  /** With what was undone when the process ended. */
  public BacklogDrawer(Drawer<T> drawer) {
    this.drawer = drawer;
    drawer.each(before::put);
  }

  /** Keeps something that is to be done. */
  public void add(String key, T what) {
    drawer.put(key, what);
  }

  /** It is done, or nobody wants it any more. */
  public void done(String key) {
    drawer.remove(key);
  }

  /** Shows once what was undone when the process ended. */
  public void resume(BiConsumer<String, T> worker) {
    before.forEach(worker);
    before = Map.of();
  }
}
