package dev.entrega.local.store;

import dev.entrega.local.stepfunctions.store.StoredStateMachine;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The revisions of state machines that executions were started with, each written once, under the
 * digest of its text.
 */
final class Revisions {

  private final Table table;
  private final Map<StoredStateMachine, String> digests = new ConcurrentHashMap<>();
  private final Map<String, StoredStateMachine> read = new ConcurrentHashMap<>();

  Revisions(Table table) {
    this.table = table;
  }

  /**
   * The digest of a revision, whose row is part of the change where it is not known to be there.
   */
  String digest(StoredStateMachine machine, Change change) {
    String known = digests.get(machine);
    if (known != null) {
      return known;
    }
    byte[] text = Texts.of(machine);
    String digest = digest(text);
    change.put(Keys.of(Keys.REVISION, digest), text);
    return digest;
  }

  /** Its row has been written, so that others need not write it. */
  void wrote(StoredStateMachine machine, String digest) {
    if (digests.putIfAbsent(machine, digest) == null) {
      read.put(digest, machine);
    }
  }

  StoredStateMachine read(String digest) {
    return read.computeIfAbsent(
        digest,
        _ -> {
          byte[] text = table.get(Keys.of(Keys.REVISION, digest));
          if (text == null) {
            throw new IllegalStateException(
                "Expected a revision %s of a state machine, but there is none".formatted(digest));
          }
          StoredStateMachine machine = Texts.read(text, StoredStateMachine.class);
          digests.put(machine, digest);
          return machine;
        });
  }

  private static String digest(byte[] text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected every JDK to have SHA-256", e);
    }
  }
}
