package dev.entrega.local.launcher.provider;

import tools.jackson.databind.JsonNode;

/**
 * What is asked of {@code POST /v1/charges/{id}/refunds}.
 *
 * @param amountCents above zero
 * @param currency the charge's
 */
record RefundRequest(long amountCents, String currency) {

  /**
   * Reads the body.
   *
   * @throws IllegalArgumentException it is not such a request; the message says why
   */
  static RefundRequest read(JsonNode body) {
    return new RefundRequest(
        ChargeRequest.whole(body, "amountCents", 1, Long.MAX_VALUE),
        ChargeRequest.text(body, "currency"));
  }
}
