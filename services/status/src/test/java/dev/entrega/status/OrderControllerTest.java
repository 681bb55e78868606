package dev.entrega.status;

import static dev.entrega.messaging.orders.OrderStatus.CONFIRMED;
import static dev.entrega.messaging.orders.OrderStatus.DELIVERED;
import static dev.entrega.messaging.orders.OrderStatus.DISPATCHED;
import static dev.entrega.messaging.orders.OrderStatus.FAILED;
import static dev.entrega.messaging.orders.OrderStatus.RECEIVED;
import static dev.entrega.status.Changes.change;
import static dev.entrega.status.Changes.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.entrega.messaging.events.EventConsumer;
import dev.entrega.messaging.queues.QueueConsumer;
import dev.entrega.messaging.queues.QueueMessage;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunningStatus
final class OrderControllerTest {

  private final StatusChanges changes;
  private final UpstreamEvents upstream;
  private final List<EventConsumer<?>> consumers;
  private final QueueConsumer queue;
  private final JdbcClient database;
  private final Browser browser;

  OrderControllerTest(
      StatusChanges changes,
      UpstreamEvents upstream,
      List<EventConsumer<?>> consumers,
      QueueConsumer queue,
      JdbcClient database,
      @LocalServerPort int port) {
    this.changes = changes;
    this.upstream = upstream;
    this.consumers = consumers;
    this.queue = queue;
    this.database = database;
    this.browser = new Browser(port);
  }

  @BeforeEach
  void some_orders() {
    database.sql("delete from upstream_event").update();
    database.sql("delete from timeline").update();
    database.sql("delete from orders").update();
    changes.on(change("o-1", RECEIVED));
    changes.on(change("o-1", CONFIRMED));
    changes.on(change("o-2", DELIVERED));
    changes.on(change("o-3", FAILED, "the carrier is gone"));
    changes.on(change("counts", RECEIVED));
  }

  @Test
  void an_order_is_shown_with_its_timeline() throws Exception {
    var answer = browser.get("/api/orders/o-1");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(contentType(answer)).isEqualTo("application/json");
    JSONAssert.assertEquals(
        """
        {
          "orderId": "o-1", "customerId": "c-1",
          "status": "CONFIRMED", "statusSince": "2026-11-20T10:20:00Z",
          "itemsCents": 1000, "deliveryCents": 250, "totalCents": 1250,
          "timeline": [
            {"status": "RECEIVED", "sequence": 10, "occurredAt": "2026-11-20T10:10:00Z"},
            {"status": "CONFIRMED", "sequence": 20, "occurredAt": "2026-11-20T10:20:00Z",
             "itemsCents": 1000, "deliveryCents": 250, "totalCents": 1250}
          ]
        }\
        """,
        answer.body(),
        JSONCompareMode.STRICT_ORDER);
    assertThat(answer.body()).containsPattern("\"recordedAt\":\"20[-0-9T:.]+Z\"");
    assertThat(answer.body()).doesNotContain("null", "reason");
  }

  @Test
  void what_comes_out_of_the_queue_is_shown() throws Exception {
    assertThat(queue.queue()).isEqualTo("status-order-status");
    queue.handler().on(new QueueMessage("m-1", json(change("o-4", DISPATCHED)), Changes.PLACED, 1));

    assertThat(browser.get("/api/orders/o-4").body()).contains("\"status\":\"DISPATCHED\"");
  }

  @Test
  void what_carriers_and_shops_say_is_read_from_queues_of_its_own() {
    assertThat(consumers)
        .extracting(EventConsumer::queue, EventConsumer::exchange)
        .containsExactlyInAnyOrder(
            tuple("status.deliveries", "deliveries"), tuple("status.cancellations", "orders"));
  }

  @Test
  void an_order_that_failed_says_why() {
    assertThat(browser.get("/api/orders/o-3").body())
        .startsWith("{\"orderId\":\"o-3\"")
        .contains("\"reason\":\"the carrier is gone\"");
  }

  @Test
  void what_came_too_late_is_shown_beside_the_timeline() throws Exception {
    upstream.onDelivery(Upstream.failed("o-3", "nobody at home"));
    upstream.onDelivery(Upstream.dispatched("o-1"));

    JSONAssert.assertEquals(
        """
        {"status": "FAILED", "reason": "the carrier is gone", "lateEvents": [
          {"type": "delivery.failed", "source": "/upstream", "id": "d-4",
           "occurredAt": "2026-11-20T10:04:00Z", "reason": "nobody at home"}]}\
        """,
        browser.get("/api/orders/o-3").body(),
        JSONCompareMode.STRICT_ORDER);
    assertThat(browser.get("/api/orders/o-1").body()).contains("\"lateEvents\":[]");
  }

  @Test
  void an_order_may_be_called_like_anything_else() {
    assertThat(browser.get("/api/orders/counts").body()).startsWith("{\"orderId\":\"counts\"");
  }

  @Test
  void orders_are_listed_page_by_page() throws Exception {
    JSONAssert.assertEquals(
        """
        {"orders": [{"orderId": "counts"}, {"orderId": "o-1"}], "next": "o-1"}\
        """,
        browser.get("/api/orders?limit=2").body(),
        JSONCompareMode.STRICT_ORDER);
    JSONAssert.assertEquals(
        """
        {"orders": [{"orderId": "o-2"}, {"orderId": "o-3"}]}\
        """,
        browser.get("/api/orders?limit=2&after=o-1").body(),
        JSONCompareMode.STRICT_ORDER);
    assertThat(browser.get("/api/orders?limit=2&after=o-1").body()).doesNotContain("next");
  }

  @Test
  void orders_are_listed_by_status() {
    assertThat(browser.get("/api/orders?status=DELIVERED").body())
        .contains("o-2")
        .doesNotContain("o-1", "o-3");
  }

  @Test
  void orders_are_counted() {
    assertThat(browser.get("/api/order-counts").body())
        .isEqualTo(
            "{\"counts\":{\"RECEIVED\":1,\"CONFIRMED\":1,\"FAILED\":1,\"DELIVERED\":1},\"total\":4}");
  }

  @Test
  void a_browser_sees_where_to_look() {
    var page = browser.get("/", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(contentType(page)).startsWith("text/html");
    assertThat(page.body())
        .contains("4 orders.")
        .contains("<a href=\"/api/orders?status=DELIVERED\">DELIVERED</a><td class=\"number\">1")
        .contains("<a href=\"/orders/o-3\"><code>o-3</code></a><td>FAILED<td>the carrier is gone")
        .doesNotContain("%");
  }

  static Stream<Arguments> problems() {
    return Stream.of(
        argumentSet("unknown", "/api/orders/o-9", 404, "Nobody has spoken of order o-9 yet."),
        argumentSet("unknown stream", "/api/orders/o-9/events", 404, "order o-9"),
        argumentSet("odd id", "/api/orders/o%209", 400, "[A-Za-z0-9_-]{1,80}"),
        argumentSet("id with a slash", "/api/orders/a%2Fb", 400, "[A-Za-z0-9_-]{1,80}"),
        argumentSet("long id", "/api/orders/" + "x".repeat(81), 400, "[A-Za-z0-9_-]{1,80}"),
        argumentSet("odd id of a stream", "/api/orders/o.9/events", 400, "[A-Za-z0-9_-]{1,80}"),
        argumentSet("no such status", "/api/orders?status=LOST", 400, "RECEIVED, CONFIRMED, "),
        argumentSet("limit of none", "/api/orders?limit=0", 400, "from 1 to 500"),
        argumentSet("limit of too many", "/api/orders?limit=501", 400, "from 1 to 500"),
        argumentSet("limit of no number", "/api/orders?limit=few", 400, "limit"),
        argumentSet("odd cursor", "/api/orders?after=a/b", 400, "Expected after to match"),
        argumentSet("no such path", "/api/parcels", 404, ""));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void what_is_asked_wrongly_is_answered_with_a_problem(String path, int status, String detail)
      throws Exception {
    assertProblem(browser.get(path), status, detail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/event-stream", "text/html", "application/xml"})
  void a_problem_is_told_in_json_whatever_was_wanted(String accept) throws Exception {
    assertProblem(
        browser.get("/api/orders/o-9/events", "Accept", accept),
        accept.contains("event") ? 404 : 406,
        "");
  }

  @Test
  void what_is_wanted_in_another_shape_is_refused() throws Exception {
    assertProblem(browser.get("/api/orders/o-1", "Accept", "application/xml"), 406, "");
  }

  @Test
  void nothing_can_be_changed_from_here() throws Exception {
    var answer = browser.send("DELETE", "/api/orders/o-1");

    assertProblem(answer, 405, "DELETE");
    assertThat(answer.headers().firstValue("Allow"))
        .hasValueSatisfying(allowed -> assertThat(allowed).contains("GET"));
  }

  @Test
  void the_service_tells_how_it_is() {
    assertThat(browser.get("/actuator/health/readiness").body()).contains("\"UP\"");
    assertThat(browser.get("/actuator/prometheus").body())
        .contains("status_changes_total{", "status_subscriptions");
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String detail)
      throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(contentType(answer)).isEqualTo("application/problem+json");
    JSONAssert.assertEquals(
        "{\"status\":" + status + ",\"instance\":\"" + answer.uri().getRawPath() + "\"}",
        answer.body(),
        JSONCompareMode.LENIENT);
    assertThat(answer.body()).contains("\"title\":", detail);
  }

  private static String contentType(HttpResponse<?> answer) {
    return answer.headers().firstValue("Content-Type").orElse("none");
  }
}
