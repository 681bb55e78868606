package dev.entrega.payment;

import org.jspecify.annotations.Nullable;

/**
 * The input of task {@code charge}, as the workflow writes it.
 *
 * @param amountCents in hundredths of the currency
 * @param currency ISO 4217
 * @param customerId who pays
 * @param payment how
 */
record ChargeOrder(long amountCents, String currency, String customerId, Payment payment) {

  /**
   * How the customer pays.
   *
   * @param method as the shop calls it, for example {@code credit_card}
   * @param installments at least 1
   * @param sandbox test only: how the sandbox provider shall behave
   */
  record Payment(String method, int installments, @Nullable String sandbox) {}

  Money amount() {
    return new Money(amountCents, currency);
  }
}
