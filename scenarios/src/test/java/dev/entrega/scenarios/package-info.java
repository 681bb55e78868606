/** The whole system, started as one, and what its users do with it and what goes wrong. */
@NullMarked
package dev.entrega.scenarios;

import org.jspecify.annotations.NullMarked;
