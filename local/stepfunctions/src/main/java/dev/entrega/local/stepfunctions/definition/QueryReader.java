package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.expression.Expression;
import dev.entrega.local.stepfunctions.expression.JsonataFlow.Made;
import dev.entrega.local.stepfunctions.expression.Template;
import dev.entrega.local.stepfunctions.expression.jsonata.Query;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compiles the queries in fields of a JSONata state, and refuses what AWS refuses of them at once:
 * what is no JSONata, and what looks for an input of its own or for what {@code $states} has not.
 */
final class QueryReader {

  private static final String INVALID = "INVALID_JSONATA_EXPRESSION";
  private static final String UNSUPPORTED = "UNSUPPORTED_JSONATA_EXPRESSION";

  private final Fields fields;
  private final Set<String> fieldsOfStates;

  /**
   * Reads fields of a state or of a part of it.
   *
   * @param made what queries there can see beside the input and the context object
   */
  QueryReader(Fields fields, Made made) {
    this.fields = fields;
    this.fieldsOfStates =
        switch (made) {
          case RESULT -> Set.of("input", "context", "result");
          case ERROR_OUTPUT -> Set.of("input", "context", "errorOutput");
          case NOTHING -> Set.of("input", "context");
        };
  }

  /** Whether the whole value of a field is marked as a query. */
  boolean isQuery(String name) {
    String text = fields.peekText(name);
    return text != null && text.startsWith("{%");
  }

  /** A field whose whole value is a query; nothing where it is none. */
  Expression.@Nullable Jsonata expression(String name) {
    JsonNode value = fields.get(name);
    return value == null || !value.isString() ? null : compile(value.stringValue(), name);
  }

  /** A field with queries anywhere in it; nothing where it is absent. */
  @Nullable Template template(String name) {
    JsonNode value = fields.get(name);
    String within = fields.inState(name);
    String before = within.substring(0, within.length() - name.length());
    return value == null
        ? null
        : Template.jsonata(
            value, within, (text, at) -> compile(text, at.substring(before.length())));
  }

  private Expression.@Nullable Jsonata compile(String text, String name) {
    if (!text.startsWith("{%")) {
      return null;
    }
    if (text.length() < "{%%}".length() || !text.endsWith("%}")) {
      fields.refuse("JSONata string must start with {% and end with %}", name);
      return null;
    }
    try {
      Query query = Query.compile(text.substring(2, text.length() - 2).strip());
      check(query, name);
      return new Expression.Jsonata(query);
    } catch (IllegalArgumentException e) {
      fields.refuse(INVALID, String.valueOf(e.getMessage()), name);
      return null;
    }
  }

  private void check(Query query, String name) {
    for (String reference : query.topLevel()) {
      fields.refuse(
          UNSUPPORTED,
          "Reference to '%s' at the top level is not supported.".formatted(reference),
          name);
    }
    if (query.asksForRoot()) {
      fields.refuse(UNSUPPORTED, "Reference to '$$' is not supported.", name);
    }
    for (String field : query.fieldsOfStates()) {
      if (!fieldsOfStates.contains(field)) {
        fields.refuse(UNSUPPORTED, "Field '$states.%s' does not exist.".formatted(field), name);
      }
    }
  }
}
