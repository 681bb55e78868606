package dev.entrega.stories;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a story's end, in words. */
final class Findings {

  private final List<String> wrong = new ArrayList<>();

  /** Everything that is wrong. */
  List<String> all() {
    return wrong;
  }

  /** Notes what is so otherwise, if it does not hold. */
  void check(PlacedOrder order, boolean holds, String otherwise) {
    if (!holds) {
      add(order.id() + ": " + otherwise);
    }
  }

  void add(String finding) {
    wrong.add(finding);
  }
}
