/**
 * What to do when the other side is at fault: know it, wait longer each time, ask less at once, and
 * try again.
 */
@NullMarked
package dev.entrega.messaging.faults;

import org.jspecify.annotations.NullMarked;
