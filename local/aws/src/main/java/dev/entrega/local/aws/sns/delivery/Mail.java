package dev.entrega.local.aws.sns.delivery;

/**
 * One mail, plain text.
 *
 * @param to an address
 * @param from the sender's name beside the address; may be empty
 * @param subject one line
 * @param text of any length
 */
public record Mail(String to, String from, String subject, String text) {}
