/** Starts one execution of order-delivery for each order that a shop places. */
@org.jspecify.annotations.NullMarked
package dev.entrega.bridge;
