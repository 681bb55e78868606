package dev.entrega.local.aws.sdk;

import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.stepfunctions.integration.Integration;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.core.exception.SdkException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * {@code bedrock:invokeModel}: the body is JSON in both directions. Input and output by way of S3
 * are refused, since nothing here brings models their objects.
 */
record BedrockModel(SdkCall call) implements Integration {

  static final String NAME = "bedrock:invokeModel";
  static final String MODULE = "bedrockruntime";

  private static final Set<String> ELSEWHERE = Set.of("Input", "Output");

  @Override
  public Set<String> parameters() {
    return call.action().parameters(call.names());
  }

  @Override
  public List<String> problems(JsonNode arguments) {
    var problems = new ArrayList<>(call.problems(arguments));
    if (!arguments.has("ModelId")) {
      problems.add("The field 'ModelId' is required but was missing");
    }
    for (var name : new TreeSet<>(ELSEWHERE)) {
      if (arguments.has(name)) {
        problems.add("The field '" + name + "' is not supported by this runtime");
      }
    }
    return problems;
  }

  @Override
  public JsonNode call(JsonNode arguments) throws TaskFailed, InterruptedException {
    try {
      var response = new SdkWriter(call.names()).write(call.send(arguments).response());
      var result = Json.MAPPER.createObjectNode();
      result.set("Body", parsed(response.path("Body").asString("")));
      return result.set("ContentType", response.path("ContentType"));
    } catch (SdkException e) {
      throw SdkErrors.ofSdk("Bedrock", e);
    }
  }

  private static JsonNode parsed(String body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (JacksonException _) {
      return Json.MAPPER.getNodeFactory().stringNode(body);
    }
  }
}
