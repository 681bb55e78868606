/** How a message is taken from an SQS queue: a permit first, then the message. */
@NullMarked
package dev.entrega.messaging.queues;

import org.jspecify.annotations.NullMarked;
