/** What to do when the other side is at fault: wait, longer each time, and try again. */
@NullMarked
package dev.entrega.messaging.faults;

import org.jspecify.annotations.NullMarked;
