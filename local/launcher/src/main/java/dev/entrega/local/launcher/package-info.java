/** Starts everything in one process. */
@org.jspecify.annotations.NullMarked
package dev.entrega.local.launcher;
