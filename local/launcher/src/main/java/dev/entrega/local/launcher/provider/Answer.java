package dev.entrega.local.launcher.provider;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the sandbox answers.
 *
 * @param status of HTTP
 * @param body written as JSON
 */
record Answer(int status, Object body) {

  static Answer error(int status, String code, String message) {
    return new Answer(status, Map.of("error", Map.of("code", code, "message", message)));
  }

  static Answer keyReused() {
    return error(422, "key_reused", "Expected the same request under the same Idempotency-Key");
  }

  static Answer charge(int status, SandboxCharge charge) {
    return new Answer(status, view(charge));
  }

  static Answer charges(List<SandboxCharge> charges) {
    return new Answer(200, Map.of("charges", charges.stream().map(Answer::view).toList()));
  }

  static Answer refund(SandboxCharge charge, SandboxCharge.Refund refund) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", refund.id());
    view.put("chargeId", charge.id());
    view.put("reference", charge.request().reference());
    view.put("amountCents", refund.request().amountCents());
    view.put("currency", refund.request().currency());
    return new Answer(201, view);
  }

  void write(HttpExchange exchange, JsonMapper json) throws IOException {
    byte[] response = json.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, response.length);
    exchange.getResponseBody().write(response);
  }

  private static Map<String, Object> view(SandboxCharge charge) {
    ChargeRequest request = charge.request();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", charge.id());
    view.put("status", charge.status().name());
    view.put("reference", request.reference());
    view.put("amountCents", request.amountCents());
    view.put("refundedCents", charge.refundedCents());
    view.put("currency", request.currency());
    view.put("method", request.method());
    view.put("installments", request.installments());
    view.put("customerId", request.customerId());
    view.put("createdAt", charge.createdAt().toString());
    if (charge.declineReason() != null) {
      view.put("declineReason", charge.declineReason());
    }
    return view;
  }
}
