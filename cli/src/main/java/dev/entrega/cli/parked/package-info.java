/** The commands on messages that consumers put aside: look, replay, discard. */
@org.jspecify.annotations.NullMarked
package dev.entrega.cli.parked;
