package dev.entrega.local.aws.knowledge;

import dev.entrega.local.aws.wire.AwsError;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Retrieve's filter, by its API reference: {@code {"equals": {"key": "language", "value": "en"}}}.
 * All metadata are text here, hence numbers and lists are not compared.
 */
final class MetadataFilter {

  private MetadataFilter() {}

  /**
   * What a filter lets through; everything where there is none.
   *
   * @throws AwsError {@code ValidationException}
   */
  static Predicate<Map<String, String>> of(JsonNode filter) {
    if (filter.isMissingNode() || filter.isNull()) {
      return _ -> true;
    }
    if (filter.size() != 1) {
      throw RetrieveApi.invalid("Expected a filter of one condition, but found " + filter);
    }
    var name = filter.propertyNames().iterator().next();
    var value = filter.get(name);
    return switch (name) {
      case "andAll" -> all(value).reduce(Predicate::and).orElse(_ -> true);
      case "orAll" -> all(value).reduce(Predicate::or).orElse(_ -> false);
      default -> one(name, value);
    };
  }

  private static Predicate<Map<String, String>> one(String name, JsonNode condition) {
    var key = condition.path("key").asString("");
    var value = condition.path("value");
    if (key.isEmpty() || value.isMissingNode()) {
      throw RetrieveApi.invalid("Expected a key and a value in the filter's " + name);
    }
    return switch (name) {
      case "equals" -> metadata -> value.asString("").equals(metadata.get(key));
      case "notEquals" -> metadata -> !value.asString("").equals(metadata.get(key));
      case "in" -> metadata -> has(value, metadata.get(key));
      case "notIn" -> metadata -> !has(value, metadata.get(key));
      case "startsWith" ->
          metadata -> metadata.getOrDefault(key, "").startsWith(value.asString(""));
      case "stringContains" ->
          metadata -> metadata.getOrDefault(key, "").contains(value.asString(""));
      default ->
          throw RetrieveApi.invalid(
              "Expected a filter by equals, notEquals, in, notIn, startsWith, stringContains, andAll"
                  + " or orAll, but found "
                  + name);
    };
  }

  private static java.util.stream.Stream<Predicate<Map<String, String>>> all(JsonNode filters) {
    return StreamSupport.stream(filters.spliterator(), false).map(MetadataFilter::of);
  }

  private static boolean has(JsonNode values, @org.jspecify.annotations.Nullable String found) {
    return StreamSupport.stream(values.spliterator(), false)
        .anyMatch(value -> value.asString("").equals(found));
  }
}
