package dev.entrega.local.aws.http;

import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** An API's answer as the result of a task, or as its error. */
final class HttpAnswer {

  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(201, "Created"),
          Map.entry(202, "Accepted"),
          Map.entry(203, "Non-Authoritative Information"),
          Map.entry(204, "No Content"),
          Map.entry(205, "Reset Content"),
          Map.entry(206, "Partial Content"),
          Map.entry(301, "Moved Permanently"),
          Map.entry(302, "Found"),
          Map.entry(303, "See Other"),
          Map.entry(304, "Not Modified"),
          Map.entry(307, "Temporary Redirect"),
          Map.entry(308, "Permanent Redirect"),
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(402, "Payment Required"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(406, "Not Acceptable"),
          Map.entry(408, "Request Timeout"),
          Map.entry(409, "Conflict"),
          Map.entry(410, "Gone"),
          Map.entry(412, "Precondition Failed"),
          Map.entry(413, "Request Entity Too Large"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(422, "Unprocessable Entity"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(501, "Not Implemented"),
          Map.entry(502, "Bad Gateway"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(504, "Gateway Timeout"));

  private HttpAnswer() {}

  /**
   * {@code {Headers, ResponseBody, StatusCode, StatusText}}.
   *
   * @throws TaskFailed {@code States.Http.StatusCode.404} and the like, whose cause is the same; or
   *     {@code States.Runtime} for what is no text
   */
  static JsonNode of(HttpResponse<byte[]> response) throws TaskFailed {
    var status = response.statusCode();
    var answer = Json.MAPPER.createObjectNode();
    var headers = answer.putObject("Headers");
    response
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(headers.withArray(name)::add));
    answer
        .set("ResponseBody", body(response))
        .put("StatusCode", status)
        .put("StatusText", reason(status));
    if (status / 100 != 2) {
      throw new TaskFailed("States.Http.StatusCode." + status, answer.toString());
    }
    return answer;
  }

  /** What a status is called; empty where it has no name. */
  static String reason(int status) {
    return REASONS.getOrDefault(status, "");
  }

  private static JsonNode body(HttpResponse<byte[]> response) throws TaskFailed {
    var type = response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (type.matches("(application/octet-stream|image/|video/|audio/).*")) {
      throw unsupported("a content type other than " + type);
    }
    var text = text(response.body());
    if (type.contains("json")) {
      try {
        return Json.MAPPER.readTree(text);
      } catch (JacksonException _) {
        // told as the text that it is
      }
    }
    return JsonNodeFactory.instance.stringNode(text);
  }

  private static String text(byte[] bytes) throws TaskFailed {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw unsupported("text, but the body is none");
    }
  }

  private static TaskFailed unsupported(String expected) {
    return new TaskFailed("States.Runtime", "Expected " + expected);
  }
}
