package dev.entrega.payment;

/**
 * An amount that is never without its currency.
 *
 * @param cents hundredths of the currency
 * @param currency ISO 4217
 */
record Money(long cents, String currency) {

  @Override
  public String toString() {
    return "%s %d.%02d".formatted(currency, cents / 100, cents % 100);
  }
}
