package dev.entrega.local.launcher.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /v1/charges}, as payment calls it and as tests read it. */
final class ChargesApi implements HttpHandler {

  private static final String PATH = "/v1/charges";
  private static final String REFERENCE = "reference=";
  private static final int MOST_BYTES = 1 << 16;

  private final Ledger ledger;
  private final Decisions decisions;
  private final Changes changes;
  private final JsonMapper json;
  private final ApiKey key;

  ChargesApi(Ledger ledger, Decisions decisions, JsonMapper json, ApiKey key) {
    this.ledger = ledger;
    this.decisions = decisions;
    this.changes = new Changes(ledger);
    this.json = json;
    this.key = key;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
      Answer answer = answer(exchange, body);
      ledger.secure();
      answer.write(exchange, json);
    }
  }

  private Answer answer(HttpExchange exchange, byte[] body) {
    if (!key.isShownBy(exchange)) {
      return ApiKey.NOT_SHOWN;
    }
    if (body.length > MOST_BYTES) {
      return Answer.error(413, "too_large", "Expected at most %d bytes".formatted(MOST_BYTES));
    }
    URI uri = exchange.getRequestURI();
    String[] steps = uri.getPath().substring(PATH.length()).split("/", -1);
    return switch (exchange.getRequestMethod()) {
      case "POST" -> post(steps, exchange.getRequestHeaders().getFirst("Idempotency-Key"), body);
      case "GET" ->
          switch (steps.length) {
            case 1 -> list(uri.getQuery());
            case 2 -> one(steps[1]);
            default -> notFound();
          };
      default -> Answer.error(405, "not_allowed", "Expected POST or GET, but it is neither");
    };
  }

  private Answer post(String[] steps, @Nullable String key, byte[] body) {
    if (key == null || key.isBlank()) {
      return Answer.error(400, "no_key", "Expected header Idempotency-Key, but there is none");
    }
    try {
      JsonNode request = json.readTree(body);
      return switch (steps.length) {
        case 1 -> create(key, ChargeRequest.read(request));
        case 3 ->
            switch (steps[2]) {
              case "cancel" -> changes.cancel(steps[1]);
              case "refunds" -> changes.refund(steps[1], key, RefundRequest.read(request));
              default -> notFound();
            };
        default -> notFound();
      };
    } catch (JacksonException _) {
      return Answer.error(400, "malformed", "Expected a JSON object, but the body is none");
    } catch (IllegalArgumentException invalid) {
      return Answer.error(422, "invalid", String.valueOf(invalid.getMessage()));
    }
  }

  private Answer create(String key, ChargeRequest request) {
    Ledger.Entry entry = ledger.enter(key, request);
    if (!entry.charge().request().equals(request)) {
      return Answer.keyReused();
    }
    if (entry.isNew()) {
      decisions.on(entry.charge());
    }
    return Answer.charge(201, entry.charge());
  }

  private Answer one(String id) {
    return ledger
        .find(id)
        .map(charge -> Answer.charge(200, charge))
        .orElseGet(ChargesApi::notFound);
  }

  private Answer list(@Nullable String query) {
    List<SandboxCharge> charges =
        query != null && query.startsWith(REFERENCE)
            ? ledger.of(query.substring(REFERENCE.length()))
            : ledger.all();
    return Answer.charges(charges);
  }

  private static Answer notFound() {
    return Answer.error(404, "not_found", "Expected a charge, but there is none");
  }
}
