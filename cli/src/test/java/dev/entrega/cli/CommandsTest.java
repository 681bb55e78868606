package dev.entrega.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a user types them, against a status service of canned answers. */
final class CommandsTest {

  private static final String DELIVERED =
      """
      {"orderId": "A1", "customerId": "C1", "status": "CONFIRMED", "timeline": [
        {"status": "RECEIVED", "sequence": 10, "occurredAt": "2026-01-02T03:04:05Z"},
        {"status": "CONFIRMED", "sequence": 20, "occurredAt": "2026-01-02T03:04:06Z",
         "itemsCents": 11870, "deliveryCents": 2276, "totalCents": 14146}]}
      """;

  private static final String CANCELLED =
      """
      {"orderId": "A2", "customerId": "C1", "status": "CANCELLED", "reason": "customer", "timeline": [
        {"status": "REFUNDED", "sequence": 60, "occurredAt": "2026-01-02T03:04:05Z",
         "reason": "cancelled"},
        {"status": "CANCELLED", "sequence": 94, "occurredAt": "2026-01-02T03:04:06Z",
         "reason": "customer"}],
       "lateEvents": [
        {"type": "delivery.failed", "source": "/carrier", "id": "e-1",
         "occurredAt": "2026-01-03T03:04:05Z", "reason": "nobody at home"},
        {"type": "delivery.delivered", "source": "/carrier", "id": "e-2",
         "occurredAt": "2026-01-04T03:04:05Z"}]}
      """;

  private final Map<String, String> answers =
      Map.of(
          "/api/orders/A2",
          CANCELLED,
          "/api/orders/A1",
          DELIVERED,
          "/api/order-counts",
          "{\"counts\": {\"CONFIRMED\": 3, \"DELIVERED\": 1204}, \"total\": 1207}");

  @TempDir Path folder;
  private final HttpServer status = start();

  @AfterEach
  void stop() {
    status.stop(0);
  }

  @Test
  void an_order_is_shown_with_its_timeline_and_amounts() {
    var run = run("order", "A1");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("order A1: CONFIRMED")
        .containsPattern("RECEIVED\\n")
        .contains("items 118.70 + delivery 22.76 = 141.46");
  }

  @Test
  void a_cancelled_order_says_why_and_what_came_too_late_for_it() {
    var run = run("order", "A2");

    assertThat(run.out().lines()).first().isEqualTo("order A2: CANCELLED (customer)");
    assertThat(run.out())
        .containsPattern("REFUNDED +cancelled\n")
        .containsPattern("2026-01-0[23] ..:04:05  late: delivery.failed  nobody at home\n")
        .containsPattern("2026-01-0[34] ..:04:05  late: delivery.delivered\n");
  }

  @Test
  void an_unknown_order_is_said_to_be_unknown() {
    var run = run("order", "B2");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("Nobody has heard of order B2 yet.");
  }

  @Test
  void an_impossible_order_id_is_refused_before_anybody_is_asked() {
    var run = run("order", "a/b");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Expected an order id of 1 to 80");
  }

  @Test
  void orders_are_counted_by_status() {
    var run = run("orders");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly("CONFIRMED 3", "DELIVERED 1,204", "total 1,207");
  }

  @Test
  void a_service_that_is_not_there_is_named_in_one_line() throws IOException {
    var nobody = "http://127.0.0.1:" + freePort();

    var run = execute("orders", "--url", nobody);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).singleElement().asString().contains(nobody, "nobody listens");
  }

  @Test
  void a_broker_that_is_not_there_is_named_in_one_line() throws IOException {
    var file = folder.resolve("one.jsonl");
    Files.writeString(file, "{\"id\":\"1\",\"source\":\"/s\",\"type\":\"order.placed\"}");
    var port = freePort();

    var run =
        execute("publish", "--amqp", "amqp://guest:secret@127.0.0.1:" + port, file.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains("amqp://127.0.0.1:" + port)
        .doesNotContain("secret");
  }

  private Run run(String command, String... arguments) {
    var all = new String[arguments.length + 3];
    all[0] = command;
    all[1] = "--url";
    all[2] = "http://127.0.0.1:" + status.getAddress().getPort();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return execute(all);
  }

  private static Run execute(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var exitCode = Entrega.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Run(exitCode, out.toString(), err.toString());
  }

  private HttpServer start() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            var answer = answers.get(exchange.getRequestURI().getPath());
            var body =
                (answer == null ? "{\"detail\": \"unknown\"}" : answer)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private record Run(int exitCode, String out, String err) {}
}
