/** A RabbitMQ for one machine: AMQP 0-9-1 in this process, everything in memory. */
@NullMarked
package dev.entrega.local.launcher.broker;

import org.jspecify.annotations.NullMarked;
