package dev.entrega.local.store;

import java.nio.file.Path;

/** Drawers in a folder of their own, which outlive the process and a loss of power. */
public final class RocksDrawers implements Drawers, AutoCloseable {

  private final Table table;
  private final Committer committer;

  private RocksDrawers(Table table) {
    this.table = table;
    this.committer = new Committer(table::write);
  }

  /**
   * Opens a folder, which is made where it does not exist.
   *
   * @throws IllegalStateException it cannot be used; the message is one line
   */
  public static RocksDrawers open(Path folder) {
    return new RocksDrawers(new Table(folder));
  }

  @Override
  public <T extends Record> Drawer<T> drawer(String name, Class<T> type) {
    return new RocksDrawer<>(name, type, table, committer);
  }

  @Override
  public void secure() {
    committer.await();
  }

  @Override
  public void whenKept(Runnable action) {
    committer.add(new Change().then(action));
  }

  /** Writes what waits and lets go of the folder; whoever still writes then is refused. */
  @Override
  public void close() {
    committer.close();
    table.close();
  }
}
