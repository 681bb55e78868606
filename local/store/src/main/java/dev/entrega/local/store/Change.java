package dev.entrega.local.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that are written together or not at all. */
final class Change {

  private final List<Row> rows = new ArrayList<>();
  private @Nullable Runnable then;
  private long bytes;

  /** A row; without a value it is removed. */
  static final class Row {
    private final byte[] key;
    private final byte @Nullable [] value;

    private Row(byte[] key, byte @Nullable [] value) {
      this.key = key;
      this.value = value;
    }

    byte[] key() {
      return key;
    }

    byte @Nullable [] value() {
      return value;
    }
  }

  Change put(byte[] key, byte[] value) {
    rows.add(new Row(key, value));
    bytes += key.length + value.length;
    return this;
  }

  Change remove(byte[] key) {
    rows.add(new Row(key, null));
    bytes += key.length;
    return this;
  }

  /** What is done once the rows are kept. */
  Change then(Runnable action) {
    then = action;
    return this;
  }

  List<Row> rows() {
    return rows;
  }

  long bytes() {
    return bytes;
  }

  void done() {
    if (then != null) {
      then.run();
    }
  }
}
