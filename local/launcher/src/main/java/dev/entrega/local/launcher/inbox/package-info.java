/**
 * A mail server that keeps what it is given, and a page that shows it, with the SMS of the phones.
 */
@NullMarked
package dev.entrega.local.launcher.inbox;

import org.jspecify.annotations.NullMarked;
