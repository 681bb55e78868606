package dev.entrega.local.stepfunctions.definition;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Refuses the fields that belong to the query language which a state does not use. */
final class OtherLanguage {

  private static final Set<String> OF_JSONATA = Set.of("Arguments", "Output", "Items", "Condition");
  private static final Set<String> OF_JSONPATH = ofJsonPath();

  private OtherLanguage() {}

  private static Set<String> ofJsonPath() {
    var names =
        new HashSet<>(
            List.of(
                "InputPath",
                "OutputPath",
                "ResultPath",
                "Parameters",
                "ResultSelector",
                "Result",
                "ItemsPath",
                "TimeoutSecondsPath",
                "HeartbeatSecondsPath",
                "SecondsPath",
                "TimestampPath",
                "MaxConcurrencyPath",
                "ToleratedFailureCountPath",
                "ToleratedFailurePercentagePath",
                "ErrorPath",
                "CausePath",
                "Variable",
                "And",
                "Or",
                "Not",
                "IsPresent",
                "StringMatches"));
    names.addAll(Comparisons.TESTS.keySet());
    for (String comparison : Comparisons.COMPARISONS.keySet()) {
      names.add(comparison);
      names.add(comparison + "Path");
    }
    return Set.copyOf(names);
  }

  /** Refuses such fields of a state, of one of its rules or of one of its catchers. */
  static void refuse(Fields fields, QueryLanguage language) {
    boolean jsonata = language == QueryLanguage.JSONATA;
    Set<String> others = jsonata ? OF_JSONPATH : OF_JSONATA;
    QueryLanguage theirs = jsonata ? QueryLanguage.JSONPATH : QueryLanguage.JSONATA;
    for (String name : fields.names()) {
      if (others.contains(name)) {
        fields.refuseAll(
            ("The QueryLanguage is set to '%s', but field '%s' is only supported for the '%s'"
                    + " QueryLanguage")
                .formatted(language, name, theirs));
        fields.has(name);
      }
    }
  }
}
