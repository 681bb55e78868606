package dev.entrega.local.aws.bedrock;

/**
 * How long an answer took.
 *
 * @param whole milliseconds
 * @param first milliseconds to its first token
 */
record Timing(long whole, long first) {}
