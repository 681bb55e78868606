/** Keeps the timeline of each order and shows it. */
@org.jspecify.annotations.NullMarked
package dev.entrega.status;
