/** Where what an operator discards is kept, with the reason. */
@org.jspecify.annotations.NullMarked
package dev.entrega.cli.discarded;
