/** The port through which a Task state reaches the world: one place where a service is added. */
@NullMarked
package dev.entrega.local.stepfunctions.integration;

import org.jspecify.annotations.NullMarked;
