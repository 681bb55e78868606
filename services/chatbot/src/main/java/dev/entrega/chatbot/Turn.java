package dev.entrega.chatbot;

/**
 * What was said before.
 *
 * @param asked the customer's words
 * @param answered ours, as the customer saw them
 */
record Turn(String asked, String answered) {}
