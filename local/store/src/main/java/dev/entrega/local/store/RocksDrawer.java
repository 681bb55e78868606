package dev.entrega.local.store;

import java.util.function.BiConsumer;

/** A drawer in a table. */
final class RocksDrawer<T extends Record> implements Drawer<T> {

  private final String name;
  private final Class<T> type;
  private final Table table;
  private final Committer committer;

  RocksDrawer(String name, Class<T> type, Table table, Committer committer) {
    this.name = name;
    this.type = type;
    this.table = table;
    this.committer = committer;
  }

  @Override
  public void put(String key, T value) {
    committer.add(new Change().put(row(key), Texts.of(value)));
  }

  @Override
  public void remove(String key) {
    committer.add(new Change().remove(row(key)));
  }

  @Override
  public void move(String from, String to, T value) {
    committer.add(new Change().remove(row(from)).put(row(to), Texts.of(value)));
  }

  @Override
  public void each(BiConsumer<String, T> reader) {
    committer.await();
    byte[] beginning = row("");
    int length = Keys.text(beginning).length();
    table.each(
        beginning,
        (key, value) -> {
          reader.accept(Keys.text(key).substring(length), Texts.read(value, type));
          return true;
        });
  }

  private byte[] row(String key) {
    return Keys.of(Keys.DRAWER, name, key);
  }
}
