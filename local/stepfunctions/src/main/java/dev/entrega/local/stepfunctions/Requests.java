package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.expression.Payload;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Refuses what AWS refuses in requests, with its codes and words. */
final class Requests {

  private static final int LONGEST_NAME = 80;
  private static final int USUAL_PAGE = 100;
  private static final int LARGEST_PAGE = 1_000;
  private static final Pattern BAD_IN_NAMES =
      Pattern.compile("[\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]");

  private Requests() {}

  static String required(@Nullable String value, String field) {
    if (value == null) {
      throw invalid("null", field, "Member must not be null");
    }
    return value;
  }

  static String name(@Nullable String value) {
    String name = required(value, "name");
    if (name.isEmpty()) {
      throw invalid("''", "name", "Member must have length greater than or equal to 1");
    }
    if (name.length() > LONGEST_NAME) {
      throw invalid("'" + name + "'", "name", "Member must have length less than or equal to 80");
    }
    if (BAD_IN_NAMES.matcher(name).find()) {
      throw new StepFunctionsException("InvalidName", "Invalid Name: '" + name + "'");
    }
    return name;
  }

  static Payload input(@Nullable String text) {
    return payload(
        text == null ? "{}" : text,
        "input",
        "InvalidExecutionInput",
        "Invalid State Machine Execution Input: '%s'");
  }

  static Payload output(@Nullable String text) {
    return payload(required(text, "output"), "output", "InvalidOutput", "Invalid Output: '%s'");
  }

  private static Payload payload(String text, String field, String code, String message) {
    notLonger(text, field, Payload.LIMIT);
    try {
      return Payload.parse(text);
    } catch (JacksonException e) {
      throw new StepFunctionsException(code, message.formatted(e.getOriginalMessage()));
    }
  }

  static @Nullable String notLonger(@Nullable String text, String field, int limit) {
    if (text != null && Payload.exceeds(text, limit)) {
      throw invalid(
          "a text of %,d characters".formatted(text.length()),
          field,
          "Member must have length less than or equal to " + limit);
    }
    return text;
  }

  static int page(@Nullable Integer maxResults) {
    if (maxResults == null || maxResults == 0) {
      return USUAL_PAGE;
    }
    if (maxResults < 0 || maxResults > LARGEST_PAGE) {
      throw invalid(
          "'" + maxResults + "'",
          "maxResults",
          maxResults < 0
              ? "Member must have value greater than or equal to 0"
              : "Member must have value less than or equal to 1000");
    }
    return maxResults;
  }

  /** A token that tells where the next page begins. */
  static String token(long place) {
    return Base64.getUrlEncoder()
        .encodeToString(("place:" + place).getBytes(StandardCharsets.UTF_8));
  }

  static @Nullable Long place(@Nullable String nextToken) {
    if (nextToken == null) {
      return null;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(nextToken), StandardCharsets.UTF_8);
      if (text.startsWith("place:")) {
        return Long.valueOf(text.substring("place:".length()));
      }
    } catch (IllegalArgumentException _) {
      // refused below, as any other text that we did not give out
    }
    throw invalidToken();
  }

  static StepFunctionsException invalidToken() {
    return new StepFunctionsException("InvalidToken", "Invalid Token: 'Invalid token'");
  }

  private static StepFunctionsException invalid(String value, String field, String constraint) {
    return new StepFunctionsException(
        "ValidationException",
        "1 validation error detected: Value %s at '%s' failed to satisfy constraint: %s"
            .formatted(value, field, constraint));
  }
}
