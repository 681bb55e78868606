/** Test cases in which Tasks are answered from a file, in the format of Step Functions Local. */
@NullMarked
package dev.entrega.local.stepfunctions.mocks;

import org.jspecify.annotations.NullMarked;
