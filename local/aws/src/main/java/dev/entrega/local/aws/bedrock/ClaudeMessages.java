package dev.entrega.local.aws.bedrock;

import dev.entrega.local.aws.bedrock.Models.Named;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.aws.wire.RequestIds;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Anthropic's Messages API, as Bedrock takes it. */
final class ClaudeMessages implements MessageFormat {

  static final MessageFormat FORMAT = new ClaudeMessages();

  private static final String VERSION = "bedrock-2023-05-31";
  private static final Set<String> UNSUPPORTED = Set.of("tools", "stop_sequences", "thinking");

  private ClaudeMessages() {}

  @Override
  public Prompt read(ObjectNode body) {
    if (!body.path("anthropic_version").asString("").equals(VERSION)) {
      throw BedrockErrors.invalid("anthropic_version: expected " + VERSION);
    }
    if (!body.has("max_tokens")) {
      throw BedrockErrors.invalid("max_tokens: Field required");
    }
    Fields.refuse(body, UNSUPPORTED);
    var system = body.path("system");
    return new Prompt(
        system.isEmpty() && !system.isString() ? "" : Fields.text(system),
        Fields.turns(body.path("messages")),
        Fields.positive(body, "max_tokens", 1));
  }

  @Override
  public ObjectNode whole(Named model, String text, StopReason stop, Usage usage) {
    var message = message(model);
    message.putArray("content").addObject().put("type", "text").put("text", text);
    message.put("stop_reason", stop.word()).putNull("stop_sequence");
    message.set("usage", tokens(usage));
    return message;
  }

  @Override
  public List<ObjectNode> opening(Named model, Usage usage) {
    var message = message(model);
    message.putArray("content");
    message.putNull("stop_reason").putNull("stop_sequence").set("usage", tokens(usage));
    var start = typed("message_start");
    start.set("message", message);
    var block = typed("content_block_start").put("index", 0);
    block.putObject("content_block").put("type", "text").put("text", "");
    return List.of(start, block);
  }

  @Override
  public ObjectNode piece(String text, Usage usage) {
    var delta = typed("content_block_delta").put("index", 0);
    delta.putObject("delta").put("type", "text_delta").put("text", text);
    return delta;
  }

  @Override
  public List<ObjectNode> closing(StopReason stop, Usage usage) {
    var delta = typed("message_delta");
    delta.putObject("delta").put("stop_reason", stop.word()).putNull("stop_sequence");
    delta.putObject("usage").put("output_tokens", usage.output());
    return List.of(typed("content_block_stop").put("index", 0), delta, typed("message_stop"));
  }

  private static ObjectNode message(Named model) {
    return typed("message")
        .put("id", "msg_bdrk_" + RequestIds.next().replace("-", ""))
        .put("role", "assistant")
        .put("model", model.id());
  }

  private static JsonNode tokens(Usage usage) {
    return Json.MAPPER
        .createObjectNode()
        .put("input_tokens", usage.input())
        .put("output_tokens", usage.output());
  }

  private static ObjectNode typed(String type) {
    return Json.MAPPER.createObjectNode().put("type", type);
  }
}
