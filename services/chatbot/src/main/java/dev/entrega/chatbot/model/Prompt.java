package dev.entrega.chatbot.model;

import dev.entrega.chatbot.questions.Turn;
import java.util.List;

/**
 * What a model is asked.
 *
 * @param system instructions and everything that may be spoken of
 * @param turns what was said before, the oldest first
 * @param question the customer's words, escaped
 */
public record Prompt(String system, List<Turn> turns, String question) {}
