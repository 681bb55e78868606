package dev.entrega.local.launcher.inbox;

import java.time.Instant;
import java.util.List;

/** Where SMS lie: the phones of this machine. */
@FunctionalInterface
public interface Texts {

  /** All that there are, in any order. */
  List<Text> all();

  /**
   * An SMS.
   *
   * @param to the phone, E.164
   * @param text what it says
   * @param at when it was sent
   */
  record Text(String to, String text, Instant at) {

    boolean mentions(String words) {
      return to.contains(words) || text.contains(words);
    }
  }
}
