/** The commands of ./entrega. */
@org.jspecify.annotations.NullMarked
package dev.entrega.cli;
