/** Time as a port, and with it everything that runs beside something else or waits for it. */
@NullMarked
package dev.entrega.local.stepfunctions.time;

import org.jspecify.annotations.NullMarked;
