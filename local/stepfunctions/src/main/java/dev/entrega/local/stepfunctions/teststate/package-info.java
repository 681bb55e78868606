/** TestState: one state tried by itself, with mocks in the place of what it would call or run. */
@NullMarked
package dev.entrega.local.stepfunctions.teststate;

import org.jspecify.annotations.NullMarked;
