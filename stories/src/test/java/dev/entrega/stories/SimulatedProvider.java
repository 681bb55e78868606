package dev.entrega.stories;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A payment provider that decides when the story says so, and whose ledger tells afterwards where
 * the money is. One charge and one refund for each idempotency key.
 */
final class SimulatedProvider implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String CHARGES = "/v1/charges";

  private final Faults faults;
  private final Predicate<String> isClosed;
  private final HttpServer server;
  private final Map<String, Charge> byReference = new TreeMap<>();
  private final Map<String, Integer> refundsByKey = new TreeMap<>();
  private final Set<String> chargedWhenClosed = new TreeSet<>();
  private final Set<String> stubborn = new TreeSet<>();

  /** One line of the ledger. */
  static final class Charge {
    final String id;
    final String key;
    final JsonNode request;
    String status = "pending";
    long refundedCents;
    int refunds;

    Charge(String id, String key, JsonNode request) {
      this.id = id;
      this.key = key;
      this.request = request;
    }

    long amountCents() {
      return request.get("amountCents").longValue();
    }

    long keptCents() {
      return status.equals("approved") ? amountCents() - refundedCents : 0;
    }
  }

  private record Answer(int status, Object body) {}

  /**
   * Listens on any port.
   *
   * @param isClosed whether an order was given up, so that nobody may charge it any more
   */
  SimulatedProvider(Faults faults, Predicate<String> isClosed) throws IOException {
    this.faults = faults;
    this.isClosed = isClosed;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(CHARGES, this::handle);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  synchronized @Nullable Charge charge(String orderId) {
    return byReference.get(orderId);
  }

  /** Whether anybody asked for a charge of an order that was closed. */
  synchronized boolean wasChargedWhenClosed(String orderId) {
    return chargedWhenClosed.contains(orderId);
  }

  synchronized void forget() {
    byReference.clear();
    chargedWhenClosed.clear();
    stubborn.clear();
    refundsByKey.clear();
  }

  /** Never calls off the charge of that order. */
  synchronized void insistOn(String orderId) {
    stubborn.add(orderId);
  }

  /** Decides a charge that waits; returns the webhook, or null where it was decided before. */
  synchronized @Nullable String decide(String orderId, boolean approves) {
    var charge = byReference.get(orderId);
    if (charge == null || !charge.status.equals("pending")) {
      return null;
    }
    charge.status = approves ? "approved" : "declined";
    var data = new LinkedHashMap<String, Object>();
    data.put("chargeId", charge.id);
    data.put("reference", orderId);
    data.put("amountCents", charge.amountCents());
    data.put("currency", charge.request.get("currency").stringValue());
    if (!approves) {
      data.put("declineReason", "insufficient_funds");
    }
    return JSON.writeValueAsString(
        Map.of(
            "id",
            "evt-" + charge.id,
            "type",
            "charge." + charge.status,
            "createdAt",
            "2026-01-01T00:00:00Z",
            "data",
            data));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var fate = faults.next();
      var answer = fate == Faults.Fate.LOST ? new Answer(503, Map.of()) : answer(exchange, body);
      if (fate == Faults.Fate.UNHEARD) {
        answer = new Answer(500, Map.of());
      }
      var response = JSON.writeValueAsBytes(answer.body());
      exchange.sendResponseHeaders(answer.status(), response.length);
      exchange.getResponseBody().write(response);
    }
  }

  private synchronized Answer answer(HttpExchange exchange, byte[] body) {
    var uri = exchange.getRequestURI();
    var words = uri.getPath().split("/", -1);
    var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    if (exchange.getRequestMethod().equals("GET")) {
      return words.length > 3 ? one(words[3]) : all(uri.getQuery());
    }
    if (key == null) {
      return new Answer(400, Map.of());
    }
    if (words.length == 3) {
      return create(key, JSON.readTree(body));
    }
    var charge = find(words[3]);
    if (charge == null) {
      return new Answer(404, Map.of());
    }
    return words[4].equals("cancel") ? cancel(charge) : refund(charge, key, JSON.readTree(body));
  }

  private Answer create(String key, JsonNode request) {
    var reference = request.get("reference").stringValue();
    if (isClosed.test(reference)) {
      chargedWhenClosed.add(reference);
    }
    var charge =
        byReference.computeIfAbsent(reference, _ -> new Charge("ch-" + reference, key, request));
    if (!charge.key.equals(key) || !charge.request.equals(request)) {
      return new Answer(422, Map.of("error", Map.of("code", "charged_twice")));
    }
    return new Answer(201, view(charge));
  }

  private Answer cancel(Charge charge) {
    if (stubborn.contains(charge.request.get("reference").stringValue())) {
      return new Answer(422, Map.of("error", Map.of("code", "too_late_to_cancel")));
    }
    if (charge.status.equals("pending")) {
      charge.status = "cancelled";
    }
    return new Answer(200, view(charge));
  }

  private Answer refund(Charge charge, String key, JsonNode request) {
    var cents = request.get("amountCents").longValue();
    if (!refundsByKey.containsKey(key)) {
      if (!charge.status.equals("approved")
          || charge.refundedCents + cents > charge.amountCents()) {
        return new Answer(422, Map.of("error", Map.of("code", "nothing_to_refund")));
      }
      charge.refundedCents += cents;
      charge.refunds++;
      refundsByKey.put(key, charge.refunds);
    }
    return new Answer(201, Map.of("id", "re-" + key));
  }

  private Answer one(String id) {
    var charge = find(id);
    return charge == null ? new Answer(404, Map.of()) : new Answer(200, view(charge));
  }

  private Answer all(@Nullable String query) {
    List<Object> found = new ArrayList<>();
    byReference.forEach((reference, charge) -> {
      if (query == null || query.equals("reference=" + reference)) {
        found.add(view(charge));
      }
    });
    return new Answer(200, Map.of("charges", found));
  }

  private @Nullable Charge find(String id) {
    return byReference.values().stream()
        .filter(charge -> charge.id.equals(id))
        .collect(
            Collectors.collectingAndThen(
                Collectors.toList(), all -> all.isEmpty() ? null : all.getFirst()));
  }

  private static Map<String, Object> view(Charge charge) {
    var view = new LinkedHashMap<String, Object>();
    view.put("id", charge.id);
    view.put("status", charge.status);
    view.put("reference", charge.request.get("reference").stringValue());
    view.put("amountCents", charge.amountCents());
    view.put("currency", charge.request.get("currency").stringValue());
    return view;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
