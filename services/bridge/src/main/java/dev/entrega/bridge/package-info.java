/** Starts one execution of order-delivery for each order that a shop places. */
@NullMarked
package dev.entrega.bridge;

import org.jspecify.annotations.NullMarked;
