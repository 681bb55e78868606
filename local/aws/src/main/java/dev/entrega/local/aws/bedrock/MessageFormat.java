package dev.entrega.local.aws.bedrock;

import dev.entrega.local.aws.bedrock.Models.Named;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** How one family of models is asked and answers by InvokeModel. */
interface MessageFormat {

  /**
   * The format of a request, told by its shape.
   *
   * @throws dev.entrega.local.aws.wire.AwsError {@code ValidationException}: it has none
   */
  static MessageFormat of(ObjectNode body) {
    if (body.has("anthropic_version")) {
      return ClaudeMessages.FORMAT;
    }
    if (body.has("prompt")) {
      return LlamaPrompts.FORMAT;
    }
    if (body.has("messages")) {
      return NovaMessages.FORMAT;
    }
    throw BedrockErrors.invalid(
        "Malformed input request, please reformat your input and try again: expected the messages"
            + " of Claude (with anthropic_version) or Nova, or the prompt of Llama");
  }

  /**
   * Reads a request.
   *
   * @throws dev.entrega.local.aws.wire.AwsError {@code ValidationException}
   */
  Prompt read(ObjectNode body);

  /** A whole answer. */
  ObjectNode whole(Named model, String text, StopReason stop, Usage usage);

  /** What a stream begins with, before the first token. */
  List<ObjectNode> opening(Named model, Usage usage);

  /** A piece of the answer, which {@code usage} counts already. */
  ObjectNode piece(String text, Usage usage);

  /** What a stream ends with; its last object takes the metrics of the invocation. */
  List<ObjectNode> closing(StopReason stop, Usage usage);
}
