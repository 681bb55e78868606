/** {@code entrega ask}: a question to the assistant, and its answer as it comes. */
@NullMarked
package dev.entrega.cli.ask;

import org.jspecify.annotations.NullMarked;
