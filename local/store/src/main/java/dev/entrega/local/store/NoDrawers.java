package dev.entrega.local.store;

import java.util.function.BiConsumer;

/** Keeps nothing. */
final class NoDrawers implements Drawers {

  @Override
  public <T extends Record> Drawer<T> drawer(String name, Class<T> type) {
    return new Bottomless<>();
  }

  @Override
  public void secure() {}

  @Override
  public void whenKept(Runnable action) {
    action.run();
  }

  private static final class Bottomless<T extends Record> implements Drawer<T> {

    @Override
    public void put(String key, T value) {}

    @Override
    public void remove(String key) {}

    @Override
    public void move(String from, String to, T value) {}

    @Override
    public void each(BiConsumer<String, T> reader) {}
  }
}
