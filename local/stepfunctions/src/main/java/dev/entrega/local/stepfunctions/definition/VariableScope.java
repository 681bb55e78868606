package dev.entrega.local.stepfunctions.definition;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The variables that the states of a machine, branch or processor assign. Those around can be read
 * there, but neither be assigned nor be hidden by others of their name.
 */
final class VariableScope {

  private static final int LONGEST_NAME = 80;
  private static final Pattern NAME =
      Pattern.compile("\\p{javaUnicodeIdentifierStart}\\p{javaUnicodeIdentifierPart}*");

  private final Set<String> names = new HashSet<>();
  private final @Nullable VariableScope outer;

  VariableScope(@Nullable VariableScope outer) {
    this.outer = outer;
  }

  /** Takes up what one state assigns, on any of its ways out, and refuses what it may not. */
  void read(Fields state, QueryLanguage language) {
    assign(state, language);
    for (String ways : List.of("Choices", "Catch")) {
      state.peekAll(ways).forEach(way -> assign(way, language));
    }
  }

  private void assign(Fields fields, QueryLanguage language) {
    Fields assign = fields.peek("Assign");
    if (assign != null) {
      for (String field : assign.names()) {
        boolean computed = language == QueryLanguage.JSONPATH && field.endsWith(".$");
        assign(assign, field, computed ? field.substring(0, field.length() - 2) : field);
      }
    }
  }

  private void assign(Fields assign, String field, String name) {
    if (name.equals("states")) {
      assign.refuse("The variable name 'states' is reserved", field);
    } else if (name.codePointCount(0, name.length()) > LONGEST_NAME
        || !NAME.matcher(name).matches()) {
      assign.refuse("The variable name '" + name + "' is not valid", field);
    } else if (outer != null && outer.knows(name)) {
      assign.refuse(
          "DUPLICATE_VARIABLE_NAME",
          "The variable name '" + name + "' was already defined in a parent scope.",
          field);
    }
    names.add(name);
  }

  private boolean knows(String name) {
    return names.contains(name) || (outer != null && outer.knows(name));
  }
}
