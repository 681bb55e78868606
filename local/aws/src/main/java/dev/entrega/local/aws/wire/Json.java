package dev.entrega.local.aws.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** AWS JSON 1.0: objects in, objects out, errors with {@code __type}. */
public final class Json {

  /** Reads and writes trees; thread-safe. */
  public static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /**
   * The request's object; an empty body is an empty object.
   *
   * @throws AwsError {@code SerializationException}: not a JSON object
   */
  public static ObjectNode object(Request request) {
    if (request.body().length == 0) {
      return MAPPER.createObjectNode();
    }
    try {
      if (MAPPER.readTree(request.body()) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      throw AwsError.badRequest(
          "SerializationException", "Expected JSON, but: " + e.getOriginalMessage());
    }
    throw AwsError.badRequest(
        "SerializationException", "Expected a JSON object, but found another value");
  }

  /** The answer of an operation. */
  public static Reply reply(JsonNode answer) {
    return Reply.json(MAPPER.writeValueAsBytes(answer));
  }

  /** The error as AWS JSON 1.0 writes it. */
  public static Reply reply(AwsError error) {
    return reply(error, Map.of());
  }

  /** The error, with headers that one service adds. */
  public static Reply reply(AwsError error, Map<String, String> further) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("x-amzn-errortype", error.code());
    headers.putAll(further);
    var body = MAPPER.createObjectNode().put("__type", error.code()).put("message", error.text());
    return Reply.of(
        error.status(), "application/x-amz-json-1.0", headers, MAPPER.writeValueAsBytes(body));
  }

  /** The answer of a REST service. */
  public static Reply restReply(JsonNode answer) {
    return Reply.of(200, "application/json", Map.of(), MAPPER.writeValueAsBytes(answer));
  }

  /** The error as REST services that speak JSON write it. */
  public static Reply restReply(AwsError error) {
    return Reply.of(
        error.status(),
        "application/json",
        Map.of("x-amzn-errortype", error.code()),
        MAPPER.writeValueAsBytes(MAPPER.createObjectNode().put("message", error.text())));
  }
}
