/** What a text in a state means: paths, payload templates and intrinsic functions of JSONPath. */
@NullMarked
package dev.entrega.local.stepfunctions.expression;

import org.jspecify.annotations.NullMarked;
