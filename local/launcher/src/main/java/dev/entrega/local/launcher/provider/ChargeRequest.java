package dev.entrega.local.launcher.provider;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is asked of {@code POST /v1/charges}.
 *
 * @param reference the caller's own, here the order
 * @param amountCents above zero
 * @param currency ISO 4217
 * @param method how the customer pays
 * @param installments in how many parts
 * @param customerId who pays
 * @param behaviour what the sandbox shall do
 */
record ChargeRequest(
    String reference,
    long amountCents,
    String currency,
    String method,
    int installments,
    String customerId,
    Behaviour behaviour) {

  /** What the sandbox shall do with a charge. */
  enum Behaviour {
    APPROVE,
    DECLINE,
    SILENT,
    LATE,
    STUBBORN
  }

  /**
   * Reads the body.
   *
   * @throws IllegalArgumentException it is not such a request; the message says why
   */
  static ChargeRequest read(JsonNode body) {
    return new ChargeRequest(
        text(body, "reference"),
        whole(body, "amountCents", 1, Long.MAX_VALUE),
        currency(text(body, "currency")),
        text(body, "method"),
        (int) whole(body, "installments", 0, 1000),
        text(body, "customerId"),
        behaviour(body.path("metadata").path("sandbox").stringValue(null)));
  }

  private static Behaviour behaviour(@Nullable String sandbox) {
    return switch (sandbox) {
      case null -> Behaviour.APPROVE;
      case "decline" -> Behaviour.DECLINE;
      case "silent" -> Behaviour.SILENT;
      case "late" -> Behaviour.LATE;
      case "stubborn" -> Behaviour.STUBBORN;
      default ->
          throw new IllegalArgumentException(
              "Expected metadata.sandbox to be decline, silent, late or stubborn, but it is not");
    };
  }

  private static String currency(String currency) {
    if (!currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("Expected a currency of ISO 4217, but it is none");
    }
    return currency;
  }

  static String text(JsonNode body, String field) {
    String text = body.path(field).stringValue("");
    if (text.isBlank()) {
      throw new IllegalArgumentException("Expected %s, but it is missing".formatted(field));
    }
    return text;
  }

  static long whole(JsonNode body, String field, long least, long most) {
    JsonNode number = body.path(field);
    if (!number.isIntegralNumber()
        || !number.canConvertToLong()
        || number.longValue() < least
        || number.longValue() > most) {
      throw new IllegalArgumentException(
          "Expected %s to be a whole number from %d, but it is not".formatted(field, least));
    }
    return number.longValue();
  }
}
