/**
 * AWS's wires, AWS JSON 1.0, REST with JSON, event streams and Query, without a word on any
 * service.
 */
@NullMarked
package dev.entrega.local.aws.wire;

import org.jspecify.annotations.NullMarked;
