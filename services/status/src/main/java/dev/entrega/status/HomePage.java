package dev.entrega.status;

import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a newcomer sees who opens the service in a browser: how many orders, and where to look. */
@RestController
final class HomePage {

  private static final int SOME = 10;

  private static final String ENDPOINTS =
      """
      <h2>Look closer</h2>
      <ul>
        <li><code>/orders/{orderId}</code> – an order on a page like this one
        <li><code>GET /api/orders/{orderId}</code> – an order, its timeline, and what came too late
        <li><code>GET /api/orders/{orderId}/events</code> – the same as it happens (server-sent events)
        <li><a href="/api/orders"><code>GET /api/orders</code></a> – all of them;
          <code>?status=</code> <code>&amp;limit=</code> <code>&amp;after=</code>
        <li><a href="/api/order-counts"><code>GET /api/order-counts</code></a> – how many of each
        <li><a href="/actuator/health"><code>GET /actuator/health</code></a>,
          <a href="/actuator/prometheus"><code>/actuator/prometheus</code></a> – how the service is
      </ul>
      """;

  private final Orders orders;

  HomePage(Orders orders) {
    this.orders = orders;
  }

  @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
  String home() {
    var counts = orders.counts();
    return Html.page(
        "Entrega",
        "<p>%s</p>\n<table>%s</table>\n".formatted(said(counts), rows(counts))
            + some()
            + ENDPOINTS);
  }

  private static String said(Counts counts) {
    if (counts.total() == 0) {
      return "No order yet. Send one: <code>./entrega sample</code>";
    }
    return counts.total() == 1 ? "One order." : counts.total() + " orders.";
  }

  private static String rows(Counts counts) {
    return counts.counts().entrySet().stream()
        .map(count ->
            "<tr><td><a href=\"/api/orders?status=%1$s\">%1$s</a><td class=\"number\">%2$d"
                .formatted(count.getKey(), count.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private String some() {
    var rows =
        orders.page(null, "", SOME).orders().stream()
            .map(HomePage::row)
            .collect(Collectors.joining("\n"));
    return rows.isEmpty() ? "" : "<h2>Some of them</h2>\n<table>" + rows + "</table>";
  }

  private static String row(Order order) {
    return "<tr><td><a href=\"/orders/%1$s\"><code>%1$s</code></a><td>%2$s<td>%3$s"
        .formatted(
            order.orderId(),
            order.status(),
            order.reason() == null ? "" : Html.text(order.reason()));
  }
}
