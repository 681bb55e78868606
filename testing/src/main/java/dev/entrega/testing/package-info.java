/** The real parts that tests run against: RabbitMQ and PostgreSQL as processes of their own. */
@NullMarked
package dev.entrega.testing;

import org.jspecify.annotations.NullMarked;
