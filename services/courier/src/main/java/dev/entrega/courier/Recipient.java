package dev.entrega.courier;

/**
 * The input of the tasks {@code track} and {@code withdraw}: whom the delivery is for.
 *
 * @param customerId whose order it is
 * @param locale BCP 47, the language that the customer is written to in
 */
record Recipient(String customerId, String locale) {

  Recipient {
    if (customerId == null || locale == null) {
      throw new IllegalArgumentException(
          "Expected a customer and a locale, but found %s and %s".formatted(customerId, locale));
    }
  }
}
