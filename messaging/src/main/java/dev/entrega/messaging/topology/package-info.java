/** Where it goes: the names of exchanges, queues and topics, each written once. */
@NullMarked
package dev.entrega.messaging.topology;

import org.jspecify.annotations.NullMarked;
