package dev.entrega.status;

import static dev.entrega.messaging.orders.OrderStatus.CANCELLED;
import static dev.entrega.messaging.orders.OrderStatus.CONFIRMED;
import static dev.entrega.messaging.orders.OrderStatus.REFUNDED;
import static dev.entrega.status.Changes.change;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningStatus
final class OrderPageTest {

  private static final String[] AS_A_BROWSER = {"Accept", "text/html,*/*;q=0.8"};

  private final StatusChanges changes;
  private final UpstreamEvents upstream;
  private final Browser browser;

  OrderPageTest(StatusChanges changes, UpstreamEvents upstream, @LocalServerPort int port) {
    this.changes = changes;
    this.upstream = upstream;
    this.browser = new Browser(port);
  }

  @Test
  void an_order_shows_its_steps_why_it_ended_and_what_came_too_late() {
    changes.on(change("p-1", CONFIRMED));
    changes.on(change("p-1", REFUNDED, "12.50 given back"));
    changes.on(change("p-1", CANCELLED, "customer"));
    upstream.onDelivery(Upstream.failed("p-1", "nobody at home"));

    var page = browser.get("/orders/p-1", AS_A_BROWSER);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.body())
        .contains("<h1>Order p-1</h1>", "<strong>CANCELLED</strong>: customer")
        .contains("<td>CONFIRMED<td><td class=\"number\">12.50")
        .containsPattern(
            "<td><time datetime=\"[^\"]+Z\">[-0-9]{10} [:0-9]{8} UTC</time><td>CONFIRMED")
        .contains("<td>REFUNDED<td>12.50 given back")
        .containsPattern("class=\"late\".*<td>delivery.failed<td>nobody at home.*late")
        .contains("<a href=\"/api/orders/p-1\">");
  }

  @Test
  void what_others_wrote_is_no_html() {
    changes.on(change("p-2", CANCELLED, "<script>alert(1)</script>"));
    upstream.onDelivery(Upstream.failed("p-2", "<b>late</b>"));

    assertThat(browser.get("/orders/p-2", AS_A_BROWSER).body())
        .contains("&lt;script&gt;", "&lt;b&gt;late")
        .doesNotContain("<script>", "<b>");
    assertThat(browser.get("/", AS_A_BROWSER).body())
        .contains("&lt;script&gt;")
        .doesNotContain("<script>");
  }

  @Test
  void an_order_that_nobody_spoke_of_is_not_found() {
    var page = browser.get("/orders/%3Cb%3E", AS_A_BROWSER);

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("Nobody has spoken of order &lt;b&gt; yet.");
  }
}
