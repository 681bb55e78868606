/** JSONata as AWS speaks it: the library's language with all in which AWS departs from it. */
@NullMarked
package dev.entrega.local.stepfunctions.expression.jsonata;

import org.jspecify.annotations.NullMarked;
