package dev.entrega.local.stepfunctions;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ARN of a state machine, which may name one of its versions, one of its aliases or one of its
 * Maps as well.
 *
 * @param text all of it
 * @param machine without what follows the name
 * @param qualifier a version's number or an alias' name
 * @param label that of a Map
 */
record MachineArn(String text, String machine, @Nullable String qualifier, @Nullable String label) {

  private static final int COLONS_BEFORE_NAME = 6;

  static MachineArn of(String arn) {
    Arns.check(arn, "stateMachine");
    int name = 0;
    for (int i = 0; i < COLONS_BEFORE_NAME; i++) {
      name = arn.indexOf(':', name) + 1;
    }
    int slash = arn.indexOf('/', name);
    String unlabelled = slash < 0 ? arn : arn.substring(0, slash);
    int colon = unlabelled.indexOf(':', name);
    return new MachineArn(
        arn,
        colon < 0 ? unlabelled : unlabelled.substring(0, colon),
        colon < 0 ? null : unlabelled.substring(colon + 1),
        slash < 0 ? null : arn.substring(slash + 1));
  }

  /** Whether it names a version. */
  boolean isVersion() {
    return qualifier != null && qualifier.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Whether it names an alias. */
  boolean isAlias() {
    return qualifier != null && !isVersion();
  }

  /** Refuses the ARN of a Map, which is no state machine of its own. */
  MachineArn withoutLabel() {
    if (label != null) {
      throw new StepFunctionsException(
          "ValidationException",
          "Expected the ARN of a state machine, but '%s' names a Map of one".formatted(text),
          Map.of("reason", "API_DOES_NOT_SUPPORT_LABELED_ARNS"));
    }
    return this;
  }
}
