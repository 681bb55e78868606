package dev.entrega.messaging.queues;

/**
 * A queue that was found.
 *
 * @param name the name that SQS knows
 * @param url its address
 */
record Queue(String name, String url) {}
