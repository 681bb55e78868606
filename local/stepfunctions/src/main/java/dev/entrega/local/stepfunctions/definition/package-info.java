/** What the author of a state machine wrote, read once and refused where it cannot run. */
@NullMarked
package dev.entrega.local.stepfunctions.definition;

import org.jspecify.annotations.NullMarked;
