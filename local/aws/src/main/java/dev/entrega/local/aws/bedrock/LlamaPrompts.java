package dev.entrega.local.aws.bedrock;

import dev.entrega.local.aws.bedrock.Models.Named;
import dev.entrega.local.aws.bedrock.Prompt.Role;
import dev.entrega.local.aws.bedrock.Prompt.Turn;
import dev.entrega.local.aws.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Meta's Llama: one text goes in, in which instructions and turns stand behind headers such as
 * {@code <|start_header_id|>user<|end_header_id|>}, and one comes out. A text without headers is a
 * question.
 */
final class LlamaPrompts implements MessageFormat {

  static final MessageFormat FORMAT = new LlamaPrompts();

  /** What Bedrock takes where a request says nothing. */
  private static final int MAX_GEN_LEN = 512;

  private static final Set<String> UNSUPPORTED = Set.of("images");
  private static final Pattern PART =
      Pattern.compile(
          "<\\|start_header_id\\|>(?<role>\\w+)<\\|end_header_id\\|>"
              + "(?<text>.*?)(?:<\\|eot_id\\|>|(?=<\\|start_header_id\\|>)|\\z)",
          Pattern.DOTALL);

  private LlamaPrompts() {}

  @Override
  public Prompt read(ObjectNode body) {
    Fields.refuse(body, UNSUPPORTED);
    var text = body.path("prompt").asString("");
    if (text.isBlank()) {
      throw BedrockErrors.invalid("Malformed input request: #/prompt: expected minLength: 1");
    }
    var system = new ArrayList<String>();
    var turns = new ArrayList<Turn>();
    var parts = PART.matcher(text);
    while (parts.find()) {
      var part = parts.group("text").strip();
      switch (parts.group("role")) {
        case "system" -> system.add(part);
        case "user" -> turns.add(new Turn(Role.USER, part));
        case "assistant" -> turns.add(new Turn(Role.ASSISTANT, part));
        default -> {}
      }
    }
    // A prompt ends with the header of the answer that is wanted.
    turns.removeIf(turn -> turn.text().isEmpty());
    if (turns.isEmpty()) {
      turns.add(new Turn(Role.USER, text.strip()));
    }
    return new Prompt(
        String.join("\n", system), turns, Fields.positive(body, "max_gen_len", MAX_GEN_LEN));
  }

  @Override
  public ObjectNode whole(Named model, String text, StopReason stop, Usage usage) {
    return generation(text, usage.input(), usage.output(), stop.inLlama());
  }

  @Override
  public List<ObjectNode> opening(Named model, Usage usage) {
    return List.of(generation("", usage.input(), 0, null));
  }

  @Override
  public ObjectNode piece(String text, Usage usage) {
    return generation(text, null, usage.output(), null);
  }

  @Override
  public List<ObjectNode> closing(StopReason stop, Usage usage) {
    return List.of(generation("", null, usage.output(), stop.inLlama()));
  }

  private static ObjectNode generation(
      String text, @Nullable Integer input, int output, @Nullable String stop) {
    return Json.MAPPER
        .createObjectNode()
        .put("generation", text)
        .put("prompt_token_count", input)
        .put("generation_token_count", output)
        .put("stop_reason", stop);
  }
}
