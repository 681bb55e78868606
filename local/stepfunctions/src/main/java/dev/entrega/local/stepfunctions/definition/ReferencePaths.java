package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.expression.Expression;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says why a text is no Reference Path, a path that names one place. */
final class ReferencePaths {

  private static final Pattern BAD_BRACKET = Pattern.compile("\\[(?!['\"\\d-])");

  private ReferencePaths() {}

  /** Why the text is none; nothing where it is one. */
  static @Nullable String whyNot(String text) {
    if (!text.startsWith("$")) {
      return "Path must start with '$'";
    }
    if (BAD_BRACKET.matcher(text).find()) {
      return "'[' must be followed by ' or '['";
    }
    try {
      return switch (Expression.parse(text)) {
        case Expression.OfInput(var path) when path.isReference() -> null;
        case Expression.OfContext(var path) when path.isReference() -> null;
        case Expression.OfVariable(_, var path, _) when path.isReference() -> null;
        default -> "Path must identify a single node";
      };
    } catch (IllegalArgumentException e) {
      return "Path is not valid";
    }
  }
}
