package dev.entrega.local.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * What rows are called. The first byte tells the kind; numbers are written so that rows lie in
 * their order; an execution's place is its number in the order of their beginnings.
 */
final class Keys {

  /** Place, id: an event of a history. */
  static final char EVENT = 'j';

  /** Place, token: an answer for which there is no event yet. */
  static final char HELD = 'a';

  /** ARN: what is known of an execution, or that its name is not free yet. */
  static final char EXECUTION = 'x';

  /** Place: the ARN of an execution that is open. */
  static final char OPEN = 'o';

  /** What it is listed under, place: the ARN of an execution. */
  static final char LISTED = 'l';

  /** Moment, place: the ARN of an execution that has ended then. */
  static final char ENDED = 'e';

  /** Moment, ARN: an execution that is forgotten, and whose ARN is free from then on. */
  static final char TAKEN = 'n';

  /** Digest: a revision of a state machine that executions were started with. */
  static final char REVISION = 'r';

  /** Shelf, key: a record on a shelf. */
  static final char SHELF = 's';

  /** Drawer, key: a record in a drawer. */
  static final char DRAWER = 'd';

  /** Name: something about the store itself. */
  static final char STORE = 'v';

  private Keys() {}

  static byte[] event(long place, long id) {
    return ByteBuffer.allocate(13).put((byte) EVENT).putLong(place).putInt((int) id).array();
  }

  /** The id in the key of an event. */
  static int id(byte[] event) {
    return ByteBuffer.wrap(event).getInt(9);
  }

  /** The place at the end of a key. */
  static long place(byte[] key) {
    return ByteBuffer.wrap(key).getLong(key.length - Long.BYTES);
  }

  /** The moment after the first byte of a key. */
  static Instant moment(byte[] key) {
    return Instant.ofEpochMilli(ByteBuffer.wrap(key).getLong(1));
  }

  static byte[] of(char kind, long place) {
    return ByteBuffer.allocate(9).put((byte) kind).putLong(place).array();
  }

  static byte[] of(char kind, long place, String name) {
    byte[] bytes = bytes(name);
    return ByteBuffer.allocate(9 + bytes.length).put((byte) kind).putLong(place).put(bytes).array();
  }

  static byte[] of(char kind, Instant moment, long place) {
    return ByteBuffer.allocate(17)
        .put((byte) kind)
        .putLong(moment.toEpochMilli())
        .putLong(place)
        .array();
  }

  static byte[] of(char kind, Instant moment, String name) {
    return of(kind, moment.toEpochMilli(), name);
  }

  static byte[] of(char kind, String name) {
    byte[] bytes = bytes(name);
    return ByteBuffer.allocate(1 + bytes.length).put((byte) kind).put(bytes).array();
  }

  /** Under a name, which ends with a zero, so that no name begins with another one. */
  static byte[] of(char kind, String name, long place) {
    byte[] bytes = bytes(name);
    return ByteBuffer.allocate(10 + bytes.length)
        .put((byte) kind)
        .put(bytes)
        .put((byte) 0)
        .putLong(place)
        .array();
  }

  static byte[] of(char kind, String name, String key) {
    return of(kind, name + '\0' + key);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static boolean startsWith(byte[] key, byte[] beginning) {
    return key.length >= beginning.length
        && Arrays.equals(key, 0, beginning.length, beginning, 0, beginning.length);
  }

  /** The least key behind all that begin with something. */
  static byte[] behind(byte[] beginning) {
    int last = beginning.length - 1;
    while (beginning[last] == (byte) 0xFF) {
      last--;
    }
    byte[] behind = Arrays.copyOf(beginning, last + 1);
    behind[last]++;
    return behind;
  }
}
