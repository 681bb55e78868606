package dev.entrega.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.launcher.LocalEntrega;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;

/** Makes the local AWS fail as an operator would, and looks at what the bridge says of it. */
final class BadDays {

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI faults;
  private final URI readiness;

  BadDays(LocalEntrega entrega) {
    this.faults = faultsOf(entrega.aws());
    this.readiness =
        URI.create(
            "http://127.0.0.1:%d/actuator/health/readiness"
                .formatted(entrega.services().named("bridge").port()));
  }

  /** From now on calls meet these faults, see {@code FaultsApi}. */
  void begin(String list) throws Exception {
    assertThat(send("PUT", faults, list).statusCode()).isEqualTo(200);
  }

  /** The same in another process, until it ends. */
  static void begin(URI aws, String list) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      assertThat(send(http, "PUT", faultsOf(aws), list).statusCode()).isEqualTo(200);
    }
  }

  private static URI faultsOf(URI aws) {
    return aws.resolve("/_entrega/faults");
  }

  /** From now on all is well. */
  void end() throws Exception {
    assertThat(send("DELETE", faults, "").statusCode()).isEqualTo(200);
  }

  /** How many calls have met a fault since it began. */
  int met() throws Exception {
    int met = 0;
    for (var fault : AnOrder.JSON.readTree(send("GET", faults, "").body())) {
      met += fault.path("met").asInt();
    }
    return met;
  }

  /** The status code of the bridge's readiness. */
  int bridgeReadiness() throws Exception {
    return send("GET", readiness, "").statusCode();
  }

  /** What the bridge says of the queues that it does not read. */
  JsonNode paused() throws Exception {
    return AnOrder.JSON
        .readTree(send("GET", readiness, "").body())
        .at("/components/consumption/details/paused");
  }

  /** Ends them, and asks no more. */
  void close() throws Exception {
    end();
    http.close();
  }

  private HttpResponse<String> send(String method, URI to, String body) throws Exception {
    return send(http, method, to, body);
  }

  private static HttpResponse<String> send(HttpClient http, String method, URI to, String body)
      throws Exception {
    var request = HttpRequest.newBuilder(to).method(method, BodyPublishers.ofString(body)).build();
    return http.send(request, BodyHandlers.ofString());
  }
}
