package dev.entrega.chatbot;

/**
 * What is remembered.
 *
 * @param questions with their answers
 * @param conversations how they stand
 * @param facts of orders
 */
record Memory(Questions questions, Conversations conversations, Facts facts) {}
