package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.definition.Diagnostic.Severity;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks for what a JSONPath definition may say but is hardly meant so: a path where none is read.
 * The codes and words are those of AWS's API reference, {@code
 * ValidateStateMachineDefinitionDiagnostic}.
 */
final class Warnings {

  private static final Pattern PATH_OR_CALL =
      Pattern.compile("\\$\\$?[.\\[].*|\\$\\$|States\\.\\w+\\(.*\\)", Pattern.DOTALL);
  private static final List<String> TEMPLATES =
      List.of("Parameters", "ItemSelector", "ResultSelector", "Assign");
  private static final List<String> WORDS = List.of("Error", "Cause");

  private final List<Diagnostic> diagnostics;

  private Warnings(List<Diagnostic> diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Notes what may be wrong with a definition that can run. */
  static void note(ObjectNode definition, List<Diagnostic> diagnostics) {
    new Warnings(diagnostics)
        .machine(definition, "", definition.path("QueryLanguage").asString("JSONPath"));
  }

  private void machine(JsonNode machine, String location, String language) {
    for (var entry : machine.get("States").properties()) {
      JsonNode state = entry.getValue();
      String at = location + "/States/" + entry.getKey();
      if (state.path("QueryLanguage").asString(language).equals("JSONPath")) {
        state(state, at);
      }
      for (int i = 0; i < state.path("Branches").size(); i++) {
        machine(state.get("Branches").get(i), at + "/Branches[" + i + "]", language);
      }
      for (String field : List.of("ItemProcessor", "Iterator")) {
        if (state.has(field)) {
          machine(state.get(field), at + "/" + field, language);
        }
      }
    }
  }

  private void state(JsonNode state, String location) {
    for (String field : TEMPLATES) {
      template(state.path(field), location + "/" + field);
    }
    for (String field : WORDS) {
      if (looksLikePath(state.path(field))) {
        noPath(location + "/" + field);
      }
    }
    if (isDynamic(state.path("Result"))) {
      warn(
          "PASS_RESULT_IS_STATIC",
          "Attempt to use a path in the result of a pass state.",
          location + "/Result");
    }
    for (int i = 0; i < state.path("Choices").size(); i++) {
      rule(state.get("Choices").get(i), location + "/Choices[" + i + "]");
    }
  }

  private void template(JsonNode template, String location) {
    if (template instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        template(array.get(i), location + "[" + i + "]");
      }
    }
    for (var entry : template.properties()) {
      String at = location + "/" + entry.getKey();
      if (!entry.getKey().endsWith(".$") && looksLikePath(entry.getValue())) {
        warn(
            "NO_DOLLAR",
            "No .$ on a field that appears to be a JSONPath or Intrinsic Function.",
            at);
      }
      template(entry.getValue(), at);
    }
  }

  private void rule(JsonNode rule, String location) {
    for (var entry : rule.properties()) {
      String name = entry.getKey();
      String at = location + "/" + name;
      switch (entry.getValue()) {
        case ArrayNode rules -> {
          for (int i = 0; i < rules.size(); i++) {
            rule(rules.get(i), at + "[" + i + "]");
          }
        }
        case ObjectNode object when name.equals("Assign") -> template(object, at);
        case ObjectNode object -> rule(object, at);
        case JsonNode value -> {
          if (name.startsWith("String") && !name.endsWith("Path") && looksLikePath(value)) {
            noPath(at);
          }
        }
      }
    }
  }

  private void noPath(String location) {
    warn(
        "NO_PATH",
        "Field value looks like a path, but field name does not end with 'Path'.",
        location);
  }

  private void warn(String code, String message, String location) {
    diagnostics.add(new Diagnostic(Severity.WARNING, code, message, location));
  }

  private static boolean isDynamic(JsonNode value) {
    return looksLikePath(value)
        || value.properties().stream()
            .anyMatch(entry -> entry.getKey().endsWith(".$") || isDynamic(entry.getValue()))
        || value.valueStream().anyMatch(Warnings::isDynamic);
  }

  private static boolean looksLikePath(JsonNode value) {
    return value.isString() && PATH_OR_CALL.matcher(value.stringValue()).matches();
  }
}
