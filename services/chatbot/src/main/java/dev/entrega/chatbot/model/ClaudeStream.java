package dev.entrega.chatbot.model;

import dev.entrega.chatbot.model.Model.Usage;
import dev.entrega.messaging.contracts.Json;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads the events of one answer in Claude's Messages format. Only {@code message_stop} ends an
 * answer: a stream that ends without it was cut.
 */
final class ClaudeStream {

  private final Consumer<String> pieces;
  private long inputTokens;
  private long outputTokens;
  private boolean hasText;
  private boolean isStopped;

  ClaudeStream(Consumer<String> pieces) {
    this.pieces = pieces;
  }

  /**
   * Takes the next event; of a kind that is not known, nothing happens.
   *
   * @throws ModelFault it tells of an error, or is no event
   */
  void take(String json) {
    var event = event(json);
    switch (event.path("type").asString("")) {
      case "message_start" -> count(event.at("/message/usage"));
      case "content_block_delta" -> text(event.at("/delta/text").asString(""));
      case "message_delta" -> count(event.path("usage"));
      case "message_stop" -> isStopped = true;
      case "error" ->
          throw new ModelFault(
              event.at("/error/type").asString("error"),
              false,
              "Expected an answer, but: " + event.at("/error/message").asString(""),
              null);
      default -> {}
    }
  }

  /**
   * What it took, at the end of the stream.
   *
   * @throws ModelFault it was cut, or there was no word in it
   */
  Usage usage(String modelId) {
    if (!isStopped) {
      throw new ModelFault(
          "cut", false, "Expected message_stop at the end, but the stream was cut", null);
    }
    if (!hasText) {
      throw new ModelFault("empty", false, "Expected an answer, but it was empty", null);
    }
    return new Usage(modelId, inputTokens, outputTokens);
  }

  private void text(String piece) {
    if (!piece.isEmpty()) {
      hasText |= !piece.isBlank();
      pieces.accept(piece);
    }
  }

  private void count(JsonNode usage) {
    inputTokens = usage.path("input_tokens").asLong(inputTokens);
    outputTokens = usage.path("output_tokens").asLong(outputTokens);
  }

  private static JsonNode event(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JacksonException unreadable) {
      throw new ModelFault("unreadable", false, "Expected an event, but it is no JSON", unreadable);
    }
  }
}
