package dev.entrega.local.stepfunctions.integration;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What AWS's optimized integrations tell of a call beside the service's answer: {@code
 * SdkHttpMetadata} and {@code SdkResponseMetadata}.
 *
 * @param status HTTP status
 * @param headers of the answer, by their names as the service spells them
 * @param requestId names the call
 */
public record SdkMetadata(int status, Map<String, String> headers, String requestId) {

  /**
   * The headers that services answer with.
   *
   * @param contentType for example {@code application/x-amz-json-1.0}
   * @param body what the service answered, as on the wire
   * @param date when it did
   */
  public static SdkMetadata of(String contentType, String body, Instant date, String requestId) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("x-amzn-RequestId", requestId);
    headers.put("connection", "keep-alive");
    headers.put("Content-Length", "" + body.getBytes(StandardCharsets.UTF_8).length);
    headers.put("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC)));
    headers.put("Content-Type", contentType);
    return new SdkMetadata(200, headers, requestId);
  }

  /** The same with other headers beside or in the place of these. */
  public SdkMetadata with(Map<String, String> others) {
    var all = new LinkedHashMap<>(headers);
    all.putAll(others);
    return new SdkMetadata(status, all, requestId);
  }

  /** The same without one header. */
  public SdkMetadata without(String name) {
    var others = new LinkedHashMap<>(headers);
    others.remove(name);
    return new SdkMetadata(status, others, requestId);
  }

  /** The answer and what is told of the call, its fields in the order of their names. */
  public ObjectNode with(ObjectNode answer) {
    var fields = new TreeMap<String, JsonNode>();
    answer.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    fields.put("SdkHttpMetadata", http());
    fields.put(
        "SdkResponseMetadata", JsonNodeFactory.instance.objectNode().put("RequestId", requestId));
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    fields.forEach(all::set);
    return all;
  }

  private ObjectNode http() {
    ObjectNode http = JsonNodeFactory.instance.objectNode();
    ObjectNode lists = http.putObject("AllHttpHeaders");
    headers.forEach((name, value) -> lists.putArray(name).add(value));
    ObjectNode texts = http.putObject("HttpHeaders");
    headers.forEach(texts::put);
    return http.put("HttpStatusCode", status);
  }
}
