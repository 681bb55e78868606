package dev.entrega.local.aws.http;

import dev.entrega.local.aws.wire.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an HTTP task's arguments ask for.
 *
 * @param headers by name, in any case
 * @param body a text is sent as it is, any other value as JSON or as a form
 * @param form how arrays are written where the body is a form
 */
record HttpCall(
    URI endpoint,
    String method,
    String connectionArn,
    Map<String, String> headers,
    @Nullable JsonNode query,
    @Nullable JsonNode body,
    FormBody.@Nullable Arrays form) {

  static final Set<String> PARAMETERS =
      Set.of(
          "ApiEndpoint",
          "Method",
          "Authentication",
          "InvocationConfig",
          "Headers",
          "QueryParameters",
          "RequestBody",
          "Transform");

  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD");

  /** What AWS's developer guide keeps for itself, beside all that begins with the prefixes. */
  private static final Set<String> KEPT =
      Set.of(
          "a-im",
          "accept-charset",
          "accept-datetime",
          "accept-encoding",
          "authorization",
          "cache-control",
          "connection",
          "content-encoding",
          "content-md5",
          "date",
          "expect",
          "forwarded",
          "from",
          "host",
          "http2-settings",
          "if-match",
          "if-modified-since",
          "if-none-match",
          "if-range",
          "if-unmodified-since",
          "max-forwards",
          "origin",
          "pragma",
          "proxy-authorization",
          "referer",
          "server",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "via",
          "warning");

  private static final List<String> KEPT_PREFIXES = List.of("x-forwarded", "x-amz", "x-amzn");

  /** What of the arguments cannot be asked for. */
  static List<String> problems(JsonNode arguments) {
    var problems = new ArrayList<String>();
    for (var name : List.of("ApiEndpoint", "Method")) {
      if (!arguments.has(name)) {
        problems.add("The field '" + name + "' is required but was missing");
      }
    }
    if (arguments.has("ApiEndpoint") && endpoint(arguments) == null) {
      problems.add(invalid("ApiEndpoint"));
    }
    if (arguments.has("Method") && !METHODS.contains(arguments.path("Method").asString(""))) {
      problems.add(invalid("Method"));
    }
    if (connection(arguments) == null) {
      problems.add("The field 'ConnectionArn' is required but was missing");
    }
    for (var name : List.of("Headers", "QueryParameters", "Transform")) {
      if (arguments.has(name) && !arguments.path(name).isObject()) {
        problems.add(invalid(name));
      }
    }
    for (var name : arguments.path("Headers").propertyNames()) {
      var small = name.toLowerCase(Locale.ROOT);
      if (KEPT.contains(small) || KEPT_PREFIXES.stream().anyMatch(small::startsWith)) {
        problems.add("The header '" + name + "' is not supported");
      }
    }
    if (arguments.has("Transform") && encoding(arguments) == null) {
      problems.add(invalid("Transform"));
    }
    return problems;
  }

  private static String invalid(String field) {
    return "The value of the field '" + field + "' has an invalid format";
  }

  /** Reads arguments without problems. */
  static HttpCall of(JsonNode arguments) {
    var endpoint = endpoint(arguments);
    var connection = connection(arguments);
    var encoding = encoding(arguments);
    if (endpoint == null || connection == null || encoding == null) {
      throw new IllegalStateException("Expected no problems, but found " + problems(arguments));
    }
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    arguments
        .path("Headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), text(header.getValue())));
    return new HttpCall(
        endpoint,
        arguments.path("Method").asString(),
        connection,
        headers,
        arguments.get("QueryParameters"),
        arguments.get("RequestBody"),
        encoding.isForm() ? encoding.arrays() : null);
  }

  private record Encoding(boolean isForm, FormBody.Arrays arrays) {}

  private static @Nullable Encoding encoding(JsonNode arguments) {
    var transform = arguments.path("Transform");
    var kind = transform.path("RequestBodyEncoding").asString("NONE");
    var format = transform.path("RequestEncodingOptions").path("ArrayFormat").asString("INDICES");
    try {
      var arrays = FormBody.Arrays.valueOf(format);
      return switch (kind) {
        case "NONE" -> new Encoding(false, arrays);
        case "URL_ENCODED" -> new Encoding(true, arrays);
        default -> null;
      };
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static @Nullable URI endpoint(JsonNode arguments) {
    try {
      var uri = URI.create(arguments.path("ApiEndpoint").asString(""));
      var scheme = uri.getScheme();
      return uri.getHost() != null && ("https".equals(scheme) || "http".equals(scheme))
          ? uri
          : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /** Older definitions have it under another name. */
  private static @Nullable String connection(JsonNode arguments) {
    for (var place : List.of("InvocationConfig", "Authentication")) {
      var arn = arguments.path(place).path("ConnectionArn");
      if (arn.isString()) {
        return arn.stringValue();
      }
    }
    return null;
  }

  private static String text(JsonNode json) {
    if (json.isArray()) {
      var all = new ArrayList<String>();
      json.forEach(each -> all.add(text(each)));
      return String.join(",", all);
    }
    return json.isString() ? json.stringValue() : json.toString();
  }

  /** The same with another body that has further fields. */
  HttpCall withBody(Map<String, String> fields) {
    if (fields.isEmpty()) {
      return this;
    }
    var all =
        body instanceof ObjectNode object ? object.deepCopy() : Json.MAPPER.createObjectNode();
    fields.forEach(all::put);
    return new HttpCall(endpoint, method, connectionArn, headers, query, all, form);
  }

  /** The body as it is sent; nothing where there is none. */
  @Nullable String content() {
    if (body == null || body.isNull()) {
      return null;
    }
    if (form != null) {
      return FormBody.of(body, form);
    }
    return body.isString() ? body.stringValue() : body.toString();
  }
}
