package dev.entrega.local.aws.bedrock;

/**
 * How many tokens were read and written.
 *
 * @param input of instructions and conversation
 * @param output of the answer, as far as it has come
 */
record Usage(int input, int output) {}
