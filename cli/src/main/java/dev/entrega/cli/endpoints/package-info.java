/** Where the command finds the broker, AWS and the status service. */
@org.jspecify.annotations.NullMarked
package dev.entrega.cli.endpoints;
