/** The commands on SQS messages that were received too often: look, replay, discard. */
@org.jspecify.annotations.NullMarked
package dev.entrega.cli.dead;
