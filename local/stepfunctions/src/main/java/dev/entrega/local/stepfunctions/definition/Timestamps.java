package dev.entrega.local.stepfunctions.definition;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** RFC 3339 as the States Language narrows it: upper-case T and Z, and an offset always. */
final class Timestamps {

  private static final Pattern FORM =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");

  private Timestamps() {}

  /** The moment that a text names; none where it is no timestamp. */
  static @Nullable Instant parse(String text) {
    try {
      return FORM.matcher(text).matches() ? OffsetDateTime.parse(text).toInstant() : null;
    } catch (DateTimeException _) {
      return null;
    }
  }
}
