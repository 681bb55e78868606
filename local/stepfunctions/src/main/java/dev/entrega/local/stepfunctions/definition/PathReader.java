package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.expression.Expression;
import dev.entrega.local.stepfunctions.expression.Path;
import dev.entrega.local.stepfunctions.expression.Template;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the fields that hold paths, or calls of intrinsic functions, in JSONPath. */
record PathReader(Fields fields) {

  @Nullable Expression expression(String name) {
    String text = fields.text(name);
    try {
      return text == null ? null : Expression.parse(text);
    } catch (IllegalArgumentException _) {
      fields.refuse("Value must be a valid JSONPath or a valid intrinsic function call.", name);
      return null;
    }
  }

  /** A path, also into the context object or a variable; not a call of a function. */
  @Nullable Expression path(String name) {
    String text = fields.text(name);
    try {
      if (text == null || text.startsWith("$")) {
        return text == null ? null : Expression.parse(text);
      }
    } catch (IllegalArgumentException _) {
      // refused below, as what does not begin like a path is
    }
    fields.refuse("Value must be a valid JSONPath.", name);
    return null;
  }

  /** The place in the input that a field names. */
  @Nullable Path place(String name) {
    Expression reference = reference(name);
    if (reference == null || reference instanceof Expression.OfInput) {
      return reference instanceof Expression.OfInput(var path) ? path : null;
    }
    fields.refuse("Value is not a Reference Path: Path must identify a place in the input", name);
    return null;
  }

  /** A path that names one place. */
  @Nullable Expression reference(String name) {
    String text = fields.text(name);
    if (text == null) {
      return null;
    }
    String why = ReferencePaths.whyNot(text);
    if (why != null) {
      fields.refuse("Value is not a Reference Path: " + why, name);
      return null;
    }
    return Expression.parse(text);
  }

  @Nullable Template template(String name) {
    JsonNode value = fields.get(name);
    try {
      return value == null ? null : Template.parse(value);
    } catch (IllegalArgumentException e) {
      fields.refuse(
          "The value for the field '%s' must be a valid JSONPath or a valid intrinsic function call"
              .formatted(e.getMessage()),
          name);
      return null;
    }
  }
}
