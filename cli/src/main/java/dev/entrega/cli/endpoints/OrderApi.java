package dev.entrega.cli.endpoints;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the status service tells of orders, as JSON; it documents the shapes itself. */
public final class OrderApi {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String SSE_DATA = "data:";
  private static final String SSE_NAME = "event:";

  private final URI url;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  OrderApi(URI url) {
    this.url = url;
  }

  /** The order and its timeline, or nothing if nobody heard of it yet. */
  public Optional<JsonNode> order(String orderId) throws IOException, InterruptedException {
    var response = get("/api/orders/" + orderId, BodyHandlers.ofString());
    return response.statusCode() == 404 ? Optional.empty() : Optional.of(json(response));
  }

  /** Counts by status. */
  public JsonNode counts() throws IOException, InterruptedException {
    return json(get("/api/order-counts", BodyHandlers.ofString()));
  }

  /** Hears of one change of status. */
  @FunctionalInterface
  public interface StepListener {
    /** Hears of it; what it throws ends the following. */
    void on(JsonNode step) throws IOException, InterruptedException;
  }

  /**
   * Hands each change of status to {@code listener} until the order has ended. What the stream
   * calls by a name of its own is none.
   */
  public void follow(String orderId, StepListener listener)
      throws IOException, InterruptedException {
    var response = get("/api/orders/" + orderId + "/events", BodyHandlers.ofLines());
    try (Stream<String> lines = response.body()) {
      if (response.statusCode() != 200) {
        throw problem(response.statusCode(), String.join("\n", lines.toList()));
      }
      var named = false;
      for (var each = lines.iterator(); each.hasNext(); ) {
        var line = each.next();
        if (line.startsWith(SSE_NAME)) {
          named = true;
        } else if (line.isEmpty()) {
          named = false;
        } else if (line.startsWith(SSE_DATA) && !named) {
          listener.on(JSON.readTree(line.substring(SSE_DATA.length())));
        }
      }
    }
  }

  private <T> HttpResponse<T> get(String path, BodyHandler<T> body)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(url.resolve(path)).GET().build();
    try {
      return client.send(request, body);
    } catch (ConnectException e) {
      throw new IOException(
          "Expected the status service at " + url + ", but nobody listens there. Is it running?",
          e);
    }
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    if (response.statusCode() != 200) {
      throw problem(response.statusCode(), response.body());
    }
    return JSON.readTree(response.body());
  }

  /** Problem details (RFC 9457), if that is what came. */
  private static IOException problem(int status, String body) {
    try {
      return new IOException(JSON.readTree(body).path("detail").asString("status " + status));
    } catch (JacksonException _) {
      return new IOException("Expected JSON from the status service, but it answered " + status);
    }
  }
}
