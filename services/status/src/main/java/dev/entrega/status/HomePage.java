package dev.entrega.status;

import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a newcomer sees who opens the service in a browser: how many orders, and where to look. */
@RestController
final class HomePage {

  private static final int SOME = 10;

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="refresh" content="5">
      <title>Entrega</title>
      <link rel="icon" href="data:,">
      <style>
        :root { color-scheme: light dark }
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem }
        table { border-collapse: collapse; min-width: 18rem }
        td { padding: .2rem 1.5rem .2rem 0; border-bottom: 1px solid #8884 }
        td:last-child { text-align: right; font-variant-numeric: tabular-nums; padding-right: 0 }
        code { font-size: .9em }
      </style>
      <h1>Entrega</h1>
      """;

  private static final String ENDPOINTS =
      """
      <h2>Look closer</h2>
      <ul>
        <li><code>GET /api/orders/{orderId}</code> – an order and its timeline
        <li><code>GET /api/orders/{orderId}/events</code> – the same as it happens (server-sent events)
        <li><a href="/api/orders"><code>GET /api/orders</code></a> – all of them;
          <code>?status=</code> <code>&amp;limit=</code> <code>&amp;after=</code>
        <li><a href="/api/order-counts"><code>GET /api/order-counts</code></a> – how many of each
        <li><a href="/actuator/health"><code>GET /actuator/health</code></a>,
          <a href="/actuator/prometheus"><code>/actuator/prometheus</code></a> – how the service is
      </ul>
      </html>
      """;

  private final Orders orders;

  HomePage(Orders orders) {
    this.orders = orders;
  }

  @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
  String home() {
    var counts = orders.counts();
    return HEAD
        + "<p>%s</p>\n<table>%s</table>\n".formatted(said(counts), rows(counts))
        + some()
        + ENDPOINTS;
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
            "<tr><td><a href=\"/api/orders?status=%1$s\">%1$s</a><td>%2$d"
                .formatted(count.getKey(), count.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private String some() {
    var links =
        orders.page(null, "", SOME).orders().stream()
            .map(Order::orderId)
            .map("<li><a href=\"/api/orders/%1$s\"><code>%1$s</code></a>"::formatted)
            .collect(Collectors.joining("\n"));
    return links.isEmpty() ? "" : "<h2>Some of them</h2>\n<ul>" + links + "</ul>";
  }
}
