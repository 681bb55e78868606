/**
 * How an event travels over RabbitMQ: the CloudEvents envelope, the consumer, the parking queue.
 */
@NullMarked
package dev.entrega.messaging.events;

import org.jspecify.annotations.NullMarked;
