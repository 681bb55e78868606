package dev.entrega.payment;

/**
 * The input of task {@code refund}: whom to tell. What to give back is known by the order.
 *
 * @param customerId who paid, if anybody did
 * @param locale BCP 47, the language that the customer is written to in
 */
record RefundOrder(String customerId, String locale) {

  RefundOrder {
    if (customerId == null || customerId.isBlank()) {
      throw new IllegalArgumentException("Expected a customer, but there is none");
    }
    locale = locale == null || locale.isBlank() ? "pt-BR" : locale;
  }
}
