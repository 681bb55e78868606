package dev.entrega.scenarios;

import static dev.entrega.scenarios.AnOrder.JSON;

import dev.entrega.messaging.orders.OrderStatus;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What anybody can see of an order over HTTP. */
final class StatusApi {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI web;

  StatusApi(URI web) {
    this.web = web;
  }

  /** The steps of the order's timeline by rank; none where nobody has heard of it. */
  List<OrderStatus> statuses(String orderId) throws Exception {
    return get("/api/orders/" + orderId)
        .path("timeline")
        .valueStream()
        .map(step -> OrderStatus.valueOf(step.get("status").asString()))
        .toList();
  }

  /** The types of what came after the order had ended, as it occurred. */
  List<String> lateEvents(String orderId) throws Exception {
    return get("/api/orders/" + orderId)
        .path("lateEvents")
        .valueStream()
        .map(event -> event.get("type").asString())
        .toList();
  }

  /** The order and its timeline, or a problem. */
  JsonNode order(String orderId) throws Exception {
    return get("/api/orders/" + orderId);
  }

  /** Orders of that status. */
  long count(OrderStatus status) throws Exception {
    return get("/api/order-counts").at("/counts/" + status).asLong(0);
  }

  private JsonNode get(String path) throws Exception {
    var request = HttpRequest.newBuilder(web.resolve(path)).build();
    return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
  }
}
