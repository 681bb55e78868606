/** Keeps the timeline of each order and what came too late for it, and shows both. */
@NullMarked
package dev.entrega.status;

import org.jspecify.annotations.NullMarked;
