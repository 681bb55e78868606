package dev.entrega.local.aws.stepfunctions;

import dev.entrega.local.aws.wire.AwsError;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What AWS says to a request that cannot be read. */
final class Unreadable {

  private Unreadable() {}

  static AwsError noObject() {
    return serialization("Unexpected value type in payload");
  }

  static AwsError of(JacksonException problem) {
    return switch (problem) {
      case UnrecognizedPropertyException unknown ->
          validation(
              "Expected only members of the service model (%s), but found '%s'"
                  .formatted(unknown.getKnownPropertyIds(), path(unknown)));
      case InvalidFormatException odd when isEnum(odd) ->
          validation(
              "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must satisfy enum value set: %s"
                  .formatted(odd.getValue(), path(odd), List.of(constants(odd))));
      case MismatchedInputException mismatch -> serialization(words(mismatch));
      case DatabindException other -> serialization(other.getOriginalMessage());
      default -> serialization(problem.getOriginalMessage());
    };
  }

  private static boolean isEnum(InvalidFormatException problem) {
    return problem.getTargetType() != null
        && problem.getTargetType().isEnum()
        && problem.getValue() instanceof String;
  }

  private static Object[] constants(InvalidFormatException problem) {
    return problem.getTargetType().getEnumConstants();
  }

  private static String words(MismatchedInputException mismatch) {
    var token = token(mismatch);
    var target = mismatch.getTargetType();
    if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
      return "Start of structure or map found where not expected.";
    }
    if (token == null || target == null || !target.getName().startsWith("java.lang.")) {
      return "Unexpected value type in payload";
    }
    return "%s cannot be converted to %s".formatted(name(token), target.getSimpleName());
  }

  private static @Nullable JsonToken token(MismatchedInputException mismatch) {
    return mismatch.processor() instanceof JsonParser parser ? parser.currentToken() : null;
  }

  private static String name(JsonToken token) {
    return switch (token) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "NUMBER_VALUE";
      case VALUE_STRING -> "STRING_VALUE";
      case VALUE_TRUE -> "TRUE_VALUE";
      case VALUE_FALSE -> "FALSE_VALUE";
      default -> token.name();
    };
  }

  /** Where in the request, as AWS writes it: {@code tags.1.member.key}. */
  private static String path(DatabindException problem) {
    return problem.getPath().stream()
        .map(step ->
            step.getPropertyName() == null
                ? step.getIndex() + 1 + ".member"
                : step.getPropertyName())
        .collect(Collectors.joining("."));
  }

  private static AwsError validation(String message) {
    return AwsError.badRequest("ValidationException", message);
  }

  private static AwsError serialization(@Nullable String message) {
    return AwsError.badRequest("SerializationException", message == null ? "" : message);
  }
}
