/** Step Functions' wire; what it means is the engine's business. */
@NullMarked
package dev.entrega.local.aws.stepfunctions;

import org.jspecify.annotations.NullMarked;
