package dev.entrega.local.stepfunctions.definition;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The labels of the distributed Maps of one definition, by the rules for {@code Label} in "Using
 * Map state in Distributed mode" of AWS's developer guide.
 */
final class Labels {

  private static final int LONGEST = 40;
  private static final Pattern BAD =
      Pattern.compile("[\\s?*<>{}\\[\\]:;,\\\\|^~$#%&`\"\\p{Cntrl}]");

  private final Set<String> taken = new HashSet<>();

  /** Takes the label of a Map, if it has one. */
  void take(Fields map) {
    String label = map.text("Label");
    if (label == null) {
      return;
    }
    if (label.isEmpty() || label.length() > LONGEST) {
      map.refuse("Label must have between 1 and %d characters".formatted(LONGEST), "Label");
    } else if (BAD.matcher(label).find()) {
      map.refuse("Label contains characters that are not allowed", "Label");
    }
    if (!taken.add(label)) {
      map.refuse("Label must be unique within the state machine definition", "Label");
    }
  }
}
