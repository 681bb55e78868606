/** The AWS endpoint for one machine. */
@org.jspecify.annotations.NullMarked
package dev.entrega.local.aws;
