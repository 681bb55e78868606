/** Matches delivery events with the orders that wait for them, in whichever order they come. */
@org.jspecify.annotations.NullMarked
package dev.entrega.courier;
