/** The workflows' scenarios, on a clock that is moved by hand, and the sample orders. */
@NullMarked
package dev.entrega.asl;

import org.jspecify.annotations.NullMarked;
