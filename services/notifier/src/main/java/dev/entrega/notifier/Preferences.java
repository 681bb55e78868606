package dev.entrega.notifier;

import org.jspecify.annotations.Nullable;

/**
 * On which channels a customer wants to hear of orders.
 *
 * @param email whether by e-mail; null where a change leaves it as it is
 * @param sms whether by SMS, likewise
 */
record Preferences(@Nullable Boolean email, @Nullable Boolean sms) {}
