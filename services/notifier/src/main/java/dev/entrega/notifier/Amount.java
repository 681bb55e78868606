package dev.entrega.notifier;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** An amount of money as people write it. */
final class Amount {

  private static final char NO_BREAK_SPACE = '\u00a0';

  private Amount() {}

  /**
   * {@code R$ 1.234,56}, {@code R$1,234.56}.
   *
   * @param cents hundredths of the currency
   * @param currency ISO 4217; one that Java does not know is written by its letters
   */
  static String of(long cents, String currency, Locale locale) {
    var amount = BigDecimal.valueOf(cents, 2);
    var known =
        Currency.getAvailableCurrencies().stream()
            .filter(candidate -> candidate.getCurrencyCode().equals(currency))
            .findAny();
    if (known.isEmpty()) {
      return currency + " " + amount;
    }
    var format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(known.get());
    format.setMinimumFractionDigits(2);
    format.setMaximumFractionDigits(2);
    // A space that no SMS has in its alphabet.
    return format.format(amount).replace(NO_BREAK_SPACE, ' ');
  }
}
