package dev.entrega.chatbot.questions;

/**
 * What was said before.
 *
 * @param asked the customer's words
 * @param answered ours, as the customer saw them
 */
public record Turn(String asked, String answered) {}
