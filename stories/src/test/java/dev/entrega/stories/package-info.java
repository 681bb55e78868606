/**
 * A small model of an order against thousands of random interleavings: the real workflows and the
 * real services on one thread, one clock and one seed.
 */
@NullMarked
package dev.entrega.stories;

import org.jspecify.annotations.NullMarked;
