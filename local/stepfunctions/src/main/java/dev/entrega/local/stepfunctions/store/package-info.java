/** Where state machines, executions and their histories are kept. */
@NullMarked
package dev.entrega.local.stepfunctions.store;

import org.jspecify.annotations.NullMarked;
