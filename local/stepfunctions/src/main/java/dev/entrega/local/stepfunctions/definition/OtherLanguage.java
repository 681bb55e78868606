package dev.entrega.local.stepfunctions.definition;

import java.util.Set;

/** Refuses the fields that belong to the query language which a state does not use. */
final class OtherLanguage {

  private static final Set<String> OF_JSONATA = Set.of("Arguments", "Output", "Items", "Condition");
  private static final Set<String> OF_JSONPATH =
      Set.of(
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
          "Not");

  private OtherLanguage() {}

  private static boolean isForeign(String name, QueryLanguage language) {
    return switch (language) {
      case JSONPATH -> OF_JSONATA.contains(name);
      case JSONATA -> OF_JSONPATH.contains(name) || Comparisons.isOperator(name);
    };
  }

  /** Takes such fields for read, so that nobody refuses them. */
  static void ignore(Fields fields, QueryLanguage language) {
    fields.names().stream().filter(name -> isForeign(name, language)).forEach(fields::get);
  }

  /** Refuses such fields of a state, of one of its rules or of one of its catchers. */
  static void refuse(Fields fields, QueryLanguage language) {
    for (String name : fields.names()) {
      if (isForeign(name, language)) {
        fields.refuseAll(
            ("The QueryLanguage is set to '%s', but field '%s' is only supported for the '%s'"
                    + " QueryLanguage")
                .formatted(language, name, language.other()));
        fields.has(name);
      }
    }
  }
}
