package dev.entrega.cli.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OrderApiTest {

  private static final String STREAM =
      """
      :still here

      id:94
      data:{"status":"CANCELLED"}

      event:late
      data:{"type":"delivery.delivered"}

      id:95
      data:{"status":"DELIVERED"}

      """;

  private final HttpServer status = start();

  @AfterEach
  void stop() {
    status.stop(0);
  }

  @Test
  void what_a_stream_calls_by_a_name_of_its_own_is_no_change_of_status() throws Exception {
    var statuses = new ArrayList<String>();
    var orders = new OrderApi(URI.create("http://127.0.0.1:" + status.getAddress().getPort()));

    orders.follow("A1", step -> statuses.add(step.path("status").asString()));

    assertThat(statuses).containsExactly("CANCELLED", "DELIVERED");
  }

  private static HttpServer start() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/api/orders/A1/events",
          exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(STREAM.getBytes(StandardCharsets.UTF_8));
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new IllegalStateException("Expected a free port, but there was none", e);
    }
  }
}
