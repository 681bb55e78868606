/** What happened in an execution, in the words of AWS: the truth that every answer is read from. */
@NullMarked
package dev.entrega.local.stepfunctions.history;

import org.jspecify.annotations.NullMarked;
