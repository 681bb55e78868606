/** How a user says which messages a command is about, and how fast it shall be. */
@org.jspecify.annotations.NullMarked
package dev.entrega.cli.selection;
