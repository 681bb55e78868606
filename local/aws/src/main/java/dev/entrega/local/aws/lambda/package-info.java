/** Lambda: functions written for AWS's runtime, called in this process. */
@NullMarked
package dev.entrega.local.aws.lambda;

import org.jspecify.annotations.NullMarked;
