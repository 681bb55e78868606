package dev.entrega.notifier;

/**
 * An e-mail as it is read.
 *
 * @param subject one line
 * @param text for who reads plain text
 * @param html the same for everybody else
 */
record Letter(String subject, String text, String html) {}
