package dev.entrega.local.launcher.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code /v1/charges}, as payment calls it and as tests read it. */
final class ChargesApi implements HttpHandler {

  private static final String PATH = "/v1/charges";
  private static final int MOST_BYTES = 1 << 16;

  private final Ledger ledger;
  private final Decisions decisions;
  private final JsonMapper json;
  private final byte[] authorization;

  ChargesApi(Ledger ledger, Decisions decisions, JsonMapper json, String apiKey) {
    this.ledger = ledger;
    this.decisions = decisions;
    this.json = json;
    this.authorization = ("Bearer " + apiKey).getBytes(StandardCharsets.UTF_8);
  }

  private record Answer(int status, Object body) {}

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
      Answer answer = answer(exchange, body);
      byte[] response = json.writeValueAsBytes(answer.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), response.length);
      exchange.getResponseBody().write(response);
    }
  }

  private Answer answer(HttpExchange exchange, byte[] body) {
    if (!authorized(exchange.getRequestHeaders().getFirst("Authorization"))) {
      return error(401, "unauthorized", "Expected the API key as a bearer token, but it is not");
    }
    if (body.length > MOST_BYTES) {
      return error(413, "too_large", "Expected at most %d bytes".formatted(MOST_BYTES));
    }
    String path = exchange.getRequestURI().getPath();
    boolean all = path.equals(PATH);
    return switch (exchange.getRequestMethod()) {
      case "POST" ->
          all
              ? create(exchange.getRequestHeaders().getFirst("Idempotency-Key"), body)
              : error(404, "not_found", "Expected POST to /v1/charges");
      case "GET" -> all ? all() : one(path.substring(PATH.length() + 1));
      default -> error(405, "not_allowed", "Expected POST or GET, but it is neither");
    };
  }

  private Answer create(@Nullable String key, byte[] body) {
    if (key == null || key.isBlank()) {
      return error(400, "no_key", "Expected header Idempotency-Key, but there is none");
    }
    ChargeRequest request;
    try {
      request = ChargeRequest.read(json.readTree(body));
    } catch (JacksonException _) {
      return error(400, "malformed", "Expected a JSON object, but the body is none");
    } catch (IllegalArgumentException invalid) {
      return error(422, "invalid", String.valueOf(invalid.getMessage()));
    }
    Ledger.Entry entry = ledger.enter(key, request);
    if (!entry.charge().request().equals(request)) {
      return error(422, "key_reused", "Expected the same request under the same Idempotency-Key");
    }
    if (entry.isNew()) {
      decisions.on(entry.charge());
    }
    return new Answer(201, view(entry.charge()));
  }

  private Answer one(String id) {
    return ledger
        .find(id)
        .map(charge -> new Answer(200, view(charge)))
        .orElseGet(() -> error(404, "not_found", "Expected a charge, but there is none"));
  }

  private Answer all() {
    List<Map<String, Object>> charges = ledger.all().stream().map(ChargesApi::view).toList();
    return new Answer(200, Map.of("charges", charges));
  }

  private boolean authorized(@Nullable String header) {
    return header != null
        && MessageDigest.isEqual(authorization, header.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> view(SandboxCharge charge) {
    ChargeRequest request = charge.request();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", charge.id());
    view.put("status", charge.status().name());
    view.put("reference", request.reference());
    view.put("amountCents", request.amountCents());
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

  private static Answer error(int status, String code, String message) {
    return new Answer(status, Map.of("error", Map.of("code", code, "message", message)));
  }
}
