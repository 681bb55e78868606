package dev.entrega.local.aws.models;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Holds a result against the shape of an answer, in the words of AWS's TestState. Fields that the
 * shape does not have are taken as they are.
 *
 * @param strict whether required members must be there
 * @param opensPayloads whether {@code Payload} is any JSON, as where Step Functions calls a
 *     function
 */
record ResultCheck(ApiModel model, boolean strict, boolean opensPayloads) {

  /** The first thing that is wrong; nothing where nothing is. */
  @Nullable String complaint(Shape answer, JsonNode result) {
    return result.isObject() ? ofStructure(answer, result) : "Mock result must be a JSON object";
  }

  private @Nullable String of(String field, Shape shape, JsonNode value) {
    return switch (shape.type()) {
      case "structure" -> value.isObject() ? ofStructure(shape, value) : mustBe(field, "an object");
      case "list" -> value.isArray() ? ofAll(field, shape, value) : mustBe(field, "an array");
      case "map" -> value.isObject() ? ofAll(field, shape, value) : mustBe(field, "an object");
      case "string" -> value.isString() ? ofText(field, shape, value) : mustBe(field, "a string");
      case "blob" -> value.isString() ? ofLength(field, shape, value) : mustBe(field, "a string");
      case "timestamp" -> value.isString() ? null : mustBe(field, "a string");
      case "integer", "long" ->
          value.isIntegralNumber() ? ofNumber(field, shape, value) : mustBe(field, "a number");
      case "float", "double" ->
          value.isNumber() ? ofNumber(field, shape, value) : mustBe(field, "a number");
      case "boolean" -> value.isBoolean() ? null : mustBe(field, "a boolean");
      default -> null;
    };
  }

  private static String mustBe(String field, String what) {
    return "Field '%s' must be %s".formatted(field, what);
  }

  private @Nullable String ofStructure(Shape shape, JsonNode value) {
    Map<String, String> members = named(shape);
    for (String name : shape.required() == null ? List.<String>of() : shape.required()) {
      if (strict && !value.has(sfnCase(name))) {
        return "Required field '%s' is missing".formatted(sfnCase(name));
      }
    }
    for (var entry : value.properties()) {
      String member = members.get(entry.getKey());
      if (member != null && !(opensPayloads && entry.getKey().equals("Payload"))) {
        String wrong = of(entry.getKey(), model.shape(member), entry.getValue());
        if (wrong != null) {
          return wrong;
        }
      }
    }
    return null;
  }

  private static Map<String, String> named(Shape shape) {
    var named = new HashMap<String, String>();
    if (shape.members() != null) {
      shape.members().forEach((name, member) -> named.put(sfnCase(name), member));
    }
    return named;
  }

  /** Step Functions begins every field's name with a capital letter. */
  private static String sfnCase(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private @Nullable String ofAll(String field, Shape shape, JsonNode value) {
    if (shape.member() != null) {
      for (JsonNode each : value.values()) {
        String wrong = of(field, model.shape(shape.member()), each);
        if (wrong != null) {
          return wrong;
        }
      }
    }
    return null;
  }

  private static @Nullable String ofText(String field, Shape shape, JsonNode value) {
    return shape.values() == null || shape.values().contains(value.stringValue())
        ? ofLength(field, shape, value)
        : "Field '%s' is not an expected value".formatted(field);
  }

  private static @Nullable String ofLength(String field, Shape shape, JsonNode value) {
    int length =
        shape.type().equals("blob")
            ? value.stringValue().getBytes(StandardCharsets.UTF_8).length
            : value.stringValue().length();
    if (shape.min() != null && length < shape.min()) {
      return "Field '%s' is smaller than the minimum length".formatted(field);
    }
    return shape.max() != null && length > shape.max()
        ? "Field '%s' exceeds the maximum length".formatted(field)
        : null;
  }

  private static @Nullable String ofNumber(String field, Shape shape, JsonNode value) {
    if (shape.min() != null && value.doubleValue() < shape.min()) {
      return "Field '%s' is less than the minimum value".formatted(field);
    }
    return shape.max() != null && value.doubleValue() > shape.max()
        ? "Field '%s' exceeds the maximum value".formatted(field)
        : null;
  }
}
