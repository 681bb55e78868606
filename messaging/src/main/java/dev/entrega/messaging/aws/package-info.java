/** How AWS is reached: one HTTP client, and a client for each API on top of it. */
@NullMarked
package dev.entrega.messaging.aws;

import org.jspecify.annotations.NullMarked;
