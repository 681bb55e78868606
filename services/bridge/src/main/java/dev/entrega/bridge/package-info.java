/**
 * Starts one execution of order-delivery for each order that a shop places, and one of
 * order-cancellation for each that it takes back.
 */
@NullMarked
package dev.entrega.bridge;

import org.jspecify.annotations.NullMarked;
