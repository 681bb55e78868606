package dev.entrega.payment;

import static dev.entrega.payment.ProviderHttp.text;

import dev.entrega.payment.ProviderHttp.Answer;
import dev.entrega.payment.ProviderHttp.Call;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls the provider over HTTP; {@code provider.openapi.json} has it in full. Charge, cancellation
 * and refund are asked for under the keys {@code <orderId>/charge}, {@code <orderId>/cancel} and
 * {@code <orderId>/refund}, so that each is made once.
 */
final class HttpProvider implements Provider {

  private static final String CHARGES = "/v1/charges";

  private final ProviderHttp http;

  HttpProvider(HttpClient http, JsonMapper json, PaymentSettings.Provider settings) {
    this.http = new ProviderHttp(http, json, settings);
  }

  @Override
  public Creation create(String orderId, ChargeOrder order) throws InterruptedException {
    return switch (http.post(
        new Call(orderId, CHARGES), orderId + "/charge", body(orderId, order))) {
      case Answer.Said(var charge) -> new Creation.Created(idOf(charge, "charge", orderId));
      case Answer.Refused(var error, var detail) -> {
        String declined = text(error, "declineReason");
        yield declined != null ? new Creation.Declined(declined) : new Creation.Refused(detail);
      }
    };
  }

  @Override
  public Optional<Found> find(String orderId, @Nullable String chargeId)
      throws InterruptedException {
    if (chargeId != null) {
      return Optional.of(
          found(said(http.get(new Call(orderId, path(chargeId))), orderId), orderId));
    }
    Call search = new Call(orderId, CHARGES + "?reference=" + orderId);
    JsonNode charges = said(http.get(search), orderId).path("charges");
    if (!charges.isArray()) {
      throw new IllegalStateException(
          "Expected the provider to list the charges of order %s, but it did not"
              .formatted(orderId));
    }
    return charges.valueStream().findFirst().map(charge -> found(charge, orderId));
  }

  @Override
  public Found cancel(String orderId, String chargeId) throws InterruptedException {
    Call call = new Call(orderId, path(chargeId) + "/cancel");
    return switch (http.post(call, orderId + "/cancel", Map.of())) {
      case Answer.Said(var charge) -> found(charge, orderId);
      case Answer.Refused _ -> find(orderId, chargeId).orElseThrow();
    };
  }

  @Override
  public Reversal refund(String orderId, String chargeId, Money amount)
      throws InterruptedException {
    Call call = new Call(orderId, path(chargeId) + "/refunds");
    ProviderRefund body = new ProviderRefund(amount.cents(), amount.currency());
    return switch (http.post(call, orderId + "/refund", body)) {
      case Answer.Said(var refund) -> new Reversal.Refunded(idOf(refund, "refund", orderId));
      case Answer.Refused(_, var detail) -> new Reversal.Refused(detail);
    };
  }

  private static String path(String chargeId) {
    return CHARGES + "/" + URLEncoder.encode(chargeId, StandardCharsets.UTF_8);
  }

  private static JsonNode said(Answer answer, String orderId) {
    return switch (answer) {
      case Answer.Said(var body) -> body;
      case Answer.Refused(_, var detail) ->
          throw new IllegalStateException(
              "Expected the provider to show the charge of order %s, but it answered %s"
                  .formatted(orderId, detail));
    };
  }

  private static Found found(JsonNode charge, String orderId) {
    String id = idOf(charge, "charge", orderId);
    JsonNode cents = charge.path("amountCents");
    String currency = text(charge, "currency");
    if (!cents.isIntegralNumber() || !cents.canConvertToLong() || currency == null) {
      throw new IllegalStateException(
          "Expected the charge of order %s to have an amount, but it has none".formatted(orderId));
    }
    Decision decision =
        switch (text(charge, "status")) {
          case "approved" -> new Decision.Approved(id);
          case "declined" ->
              new Decision.Declined(
                  id, ProviderEvent.tame(charge.path("declineReason").stringValue("declined")));
          case "cancelled" -> new Decision.Cancelled(id);
          case null, default -> null;
        };
    return new Found(id, new Money(cents.longValue(), currency), decision);
  }

  private static String idOf(JsonNode said, String what, String orderId) {
    String id = text(said, "id");
    if (id == null) {
      throw new IllegalStateException(
          "Expected the provider to name the %s of order %s, but it did not"
              .formatted(what, orderId));
    }
    return id;
  }

  private static ProviderCharge body(String orderId, ChargeOrder order) {
    ChargeOrder.Payment payment = order.payment();
    Map<String, String> metadata =
        payment.sandbox() == null ? Map.of() : Map.of("sandbox", payment.sandbox());
    return new ProviderCharge(
        orderId,
        order.amountCents(),
        order.currency(),
        payment.method(),
        payment.installments(),
        order.customerId(),
        metadata);
  }

  /** The body of {@code POST /v1/charges}. */
  private record ProviderCharge(
      String reference,
      long amountCents,
      String currency,
      String method,
      int installments,
      String customerId,
      Map<String, String> metadata) {}

  /** The body of {@code POST /v1/charges/{id}/refunds}. */
  private record ProviderRefund(long amountCents, String currency) {}
}
