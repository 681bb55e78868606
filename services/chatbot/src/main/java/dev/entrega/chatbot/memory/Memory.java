package dev.entrega.chatbot.memory;

/**
 * What is remembered.
 *
 * @param questions with their answers
 * @param conversations how they stand
 * @param facts of orders
 */
public record Memory(Questions questions, Conversations conversations, Facts facts) {}
