package dev.entrega.local.aws.bedrock;

import dev.entrega.local.aws.bedrock.Models.Named;
import dev.entrega.local.aws.wire.Json;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Amazon's Nova, whose shapes are those of Converse as well. */
final class NovaMessages implements MessageFormat {

  static final NovaMessages FORMAT = new NovaMessages();

  /** What Converse takes where a request says nothing. */
  private static final int MAX_TOKENS = 4096;

  private static final Set<String> UNSUPPORTED =
      Set.of(
          "toolConfig",
          "guardrailConfig",
          "additionalModelRequestFields",
          "additionalModelResponseFieldPaths",
          "promptVariables",
          "outputConfig");
  private static final Set<String> UNSUPPORTED_INFERENCE = Set.of("stopSequences");

  private NovaMessages() {}

  @Override
  public Prompt read(ObjectNode body) {
    Fields.refuse(body, UNSUPPORTED);
    var inference = body.path("inferenceConfig");
    Fields.refuse(inference, UNSUPPORTED_INFERENCE);
    return new Prompt(
        body.path("system").isEmpty() ? "" : Fields.text(body.path("system")),
        Fields.turns(body.path("messages")),
        Fields.positive(inference, "maxTokens", MAX_TOKENS));
  }

  @Override
  public ObjectNode whole(Named model, String text, StopReason stop, Usage usage) {
    var answer = Json.MAPPER.createObjectNode();
    var message = answer.putObject("output").putObject("message").put("role", "assistant");
    message.putArray("content").addObject().put("text", text);
    answer.put("stopReason", stop.word()).set("usage", tokens(usage));
    return answer;
  }

  @Override
  public List<ObjectNode> opening(Named model, Usage usage) {
    var start = Json.MAPPER.createObjectNode();
    start.putObject("messageStart").put("role", "assistant");
    return List.of(start);
  }

  @Override
  public ObjectNode piece(String text, Usage usage) {
    var delta = Json.MAPPER.createObjectNode();
    var block = delta.putObject("contentBlockDelta").put("contentBlockIndex", 0);
    block.putObject("delta").put("text", text);
    return delta;
  }

  @Override
  public List<ObjectNode> closing(StopReason stop, Usage usage) {
    var block = Json.MAPPER.createObjectNode();
    block.putObject("contentBlockStop").put("contentBlockIndex", 0);
    var end = Json.MAPPER.createObjectNode();
    end.putObject("messageStop").put("stopReason", stop.word());
    var metadata = Json.MAPPER.createObjectNode();
    metadata.putObject("metadata").set("usage", tokens(usage));
    return List.of(block, end, metadata);
  }

  private static JsonNode tokens(Usage usage) {
    return Json.MAPPER
        .createObjectNode()
        .put("inputTokens", usage.input())
        .put("outputTokens", usage.output())
        .put("totalTokens", usage.input() + usage.output());
  }
}
