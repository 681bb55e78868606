/** How fast the States Language runs here, alone and over the wire. */
@NullMarked
package dev.entrega.local.benchmarks;

import org.jspecify.annotations.NullMarked;
