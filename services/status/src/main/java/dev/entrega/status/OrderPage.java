package dev.entrega.status;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** One order in a browser: how it came where it is, and what came too late. */
@RestController
final class OrderPage {

  private final Orders orders;

  OrderPage(Orders orders) {
    this.orders = orders;
  }

  @GetMapping(path = "/orders/{orderId}", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> order(@PathVariable String orderId) {
    return orders
        .find(orderId)
        .map(timeline -> ResponseEntity.ok(page(timeline)))
        .orElseGet(() ->
            ResponseEntity.status(HttpStatus.NOT_FOUND)
                .body(
                    Html.page(
                        "Entrega",
                        "<p>Nobody has spoken of order %s yet.</p>"
                            .formatted(Html.text(orderId)))));
  }

  private static String page(Timeline timeline) {
    var order = timeline.order();
    return Html.page(
        "Order " + order.orderId(),
        """
        <p><strong>%1$s</strong>%2$s</p>
        <table>%3$s</table>
        <p><a href="/">All orders</a> · <a href="/api/orders/%4$s">as JSON</a></p>
        """
            .formatted(order.status(), because(order.reason()), rows(timeline), order.orderId()));
  }

  private static String because(@Nullable String reason) {
    return reason == null ? "" : ": " + Html.text(reason);
  }

  private static String rows(Timeline timeline) {
    return Stream.concat(
            timeline.timeline().stream().map(OrderPage::row),
            timeline.lateEvents().stream().map(OrderPage::row))
        .collect(Collectors.joining("\n"));
  }

  private static String row(Step step) {
    return "<tr><td>%s<td>%s<td>%s<td class=\"number\">%s"
        .formatted(
            Html.time(step.occurredAt()),
            step.status(),
            text(step.reason()),
            amount(step.totalCents()));
  }

  private static String row(LateEvent event) {
    return "<tr class=\"late\"><td>%s<td>%s<td>%s<td class=\"number\">late"
        .formatted(Html.time(event.occurredAt()), Html.text(event.type()), text(event.reason()));
  }

  private static String text(@Nullable String reason) {
    return reason == null ? "" : Html.text(reason);
  }

  private static String amount(@Nullable Long cents) {
    return cents == null ? "" : "%d.%02d".formatted(cents / 100, cents % 100);
  }
}
