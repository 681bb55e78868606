package dev.entrega.payment;

/**
 * The output of task {@code charge}.
 *
 * @param paymentId the provider's id of the charge
 * @param amountCents what was taken, in hundredths of the order's currency
 */
record OrderCharged(String paymentId, long amountCents) {}
