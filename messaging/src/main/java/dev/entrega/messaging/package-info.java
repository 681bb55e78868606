/** What the services say to each other. */
@org.jspecify.annotations.NullMarked
package dev.entrega.messaging;
