/** How a state machine runs: in direct style, each execution on virtual threads of its own. */
@NullMarked
package dev.entrega.local.stepfunctions.execution;

import org.jspecify.annotations.NullMarked;
