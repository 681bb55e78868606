/** Keeps the timeline of each order and shows it. */
@NullMarked
package dev.entrega.status;

import org.jspecify.annotations.NullMarked;
