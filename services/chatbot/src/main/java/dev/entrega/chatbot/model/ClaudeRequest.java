package dev.entrega.chatbot.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;

/** A request in Claude's Messages format, as Bedrock takes it. */
record ClaudeRequest(
    @JsonProperty("anthropic_version") String version,
    @JsonProperty("max_tokens") int maxTokens,
    double temperature,
    String system,
    List<Message> messages) {

  /** One side's words. */
  record Message(String role, String content) {}

  static ClaudeRequest of(Prompt prompt, int maxTokens) {
    var messages = new ArrayList<Message>();
    for (var turn : prompt.turns()) {
      messages.add(new Message("user", turn.asked()));
      messages.add(new Message("assistant", turn.answered()));
    }
    messages.add(new Message("user", prompt.question()));
    return new ClaudeRequest("bedrock-2023-05-31", maxTokens, 0, prompt.system(), messages);
  }
}
