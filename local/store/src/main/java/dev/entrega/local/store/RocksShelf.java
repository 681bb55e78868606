package dev.entrega.local.store;

import dev.entrega.local.stepfunctions.store.Shelf;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** A shelf of which everything is at hand in memory too, since there is little. */
final class RocksShelf<T extends Record> implements Shelf<T> {

  private final String name;
  private final Committer committer;
  private final ConcurrentSkipListMap<String, T> values = new ConcurrentSkipListMap<>();

  RocksShelf(String name, Class<T> type, Table table, Committer committer) {
    this.name = name;
    this.committer = committer;
    byte[] beginning = Keys.of(Keys.SHELF, name, "");
    table.each(
        beginning,
        (key, value) -> {
          values.put(Keys.text(key).substring(beginning.length), Texts.read(value, type));
          return true;
        });
  }

  @Override
  public @Nullable T get(String key) {
    return values.get(key);
  }

  @Override
  public @Nullable T putIfAbsent(String key, T value) {
    long number;
    synchronized (this) {
      T known = values.putIfAbsent(key, value);
      if (known != null) {
        return known;
      }
      number = committer.add(new Change().put(row(key), Texts.of(value)));
    }
    committer.await(number);
    return null;
  }

  @Override
  public void put(String key, T value) {
    long number;
    synchronized (this) {
      values.put(key, value);
      number = committer.add(new Change().put(row(key), Texts.of(value)));
    }
    committer.await(number);
  }

  @Override
  public void remove(String key) {
    long number;
    synchronized (this) {
      if (values.remove(key) == null) {
        return;
      }
      number = committer.add(new Change().remove(row(key)));
    }
    committer.await(number);
  }

  /** Takes a value away by a change that others write. */
  void drop(String key, Change change) {
    values.remove(key);
    change.remove(row(key));
  }

  @Override
  public List<T> under(String beginning) {
    return List.copyOf(
        values.subMap(beginning, true, beginning + Character.MAX_VALUE, false).values());
  }

  private byte[] row(String key) {
    return Keys.of(Keys.SHELF, name, key);
  }
}
