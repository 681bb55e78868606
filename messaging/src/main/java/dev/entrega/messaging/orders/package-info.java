/** What is said: the events of the order business, as plain Java. */
@NullMarked
package dev.entrega.messaging.orders;

import org.jspecify.annotations.NullMarked;
