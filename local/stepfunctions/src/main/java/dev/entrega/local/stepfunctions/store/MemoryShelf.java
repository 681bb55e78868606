package dev.entrega.local.stepfunctions.store;

import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

final class MemoryShelf<T extends Record> implements Shelf<T> {

  private final ConcurrentSkipListMap<String, T> values = new ConcurrentSkipListMap<>();

  @Override
  public @Nullable T get(String key) {
    return values.get(key);
  }

  @Override
  public @Nullable T putIfAbsent(String key, T value) {
    return values.putIfAbsent(key, value);
  }

  @Override
  public void put(String key, T value) {
    values.put(key, value);
  }

  @Override
  public void remove(String key) {
    values.remove(key);
  }

  @Override
  public List<T> under(String beginning) {
    return List.copyOf(
        values.subMap(beginning, true, beginning + Character.MAX_VALUE, false).values());
  }
}
