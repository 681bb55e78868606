package dev.entrega.status;

import dev.entrega.messaging.orders.OrderStatus;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Orders over HTTP; every error is a problem detail. */
@RestController
@RequestMapping("/api")
final class OrderController {

  private static final int MOST = 500;

  private final Orders orders;
  private final Subscriptions subscriptions;

  OrderController(Orders orders, Subscriptions subscriptions) {
    this.orders = orders;
    this.subscriptions = subscriptions;
  }

  @GetMapping(path = "/orders/{orderId}", produces = MediaType.APPLICATION_JSON_VALUE)
  Timeline order(@PathVariable String orderId) {
    return find(orderId);
  }

  @GetMapping(path = "/orders", produces = MediaType.APPLICATION_JSON_VALUE)
  Page orders(
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(defaultValue = "") String after) {
    if (limit < 1 || limit > MOST) {
      throw badRequest("Expected limit to be from 1 to " + MOST + ", but it was " + limit + ".");
    }
    if (!after.isEmpty()) {
      requireOrderId("after", after);
    }
    return orders.page(status == null ? null : status(status), after, limit);
  }

  /** Not under {@code /orders}, where it would hide an order of that name. */
  @GetMapping(path = "/order-counts", produces = MediaType.APPLICATION_JSON_VALUE)
  Counts counts() {
    return orders.counts();
  }

  /**
   * The steps so far, then each new one as it is written down, until the order has ended. An
   * event's id is the rank of its step, so that a stream that broke off is taken up behind it.
   * Whoever has seen the end is told by 204 not to come back. To whoever comes only after the end,
   * what came too late for it is sent too, as events named {@code late} that bear no id.
   */
  @GetMapping(path = "/orders/{orderId}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> events(
      @PathVariable String orderId,
      @RequestHeader(name = "Last-Event-ID", defaultValue = "0") int lastEventId) {
    var status = find(orderId).order().status();
    if (status.isEnd() && status.sequence() <= lastEventId) {
      return ResponseEntity.noContent().build();
    }
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("X-Accel-Buffering", "no")
        .body(subscriptions.open(orderId, lastEventId));
  }

  private Timeline find(String orderId) {
    requireOrderId("an order id", orderId);
    return orders
        .find(orderId)
        .orElseThrow(() ->
            new ResponseStatusException(
                HttpStatus.NOT_FOUND, "Nobody has spoken of order " + orderId + " yet."));
  }

  private static void requireOrderId(String what, String text) {
    if (!OrderId.isOne(text)) {
      throw badRequest(
          "Expected %s to match %s, but it was \"%s\".".formatted(what, OrderId.SHAPE, text));
    }
  }

  private static OrderStatus status(String name) {
    return Arrays.stream(OrderStatus.values())
        .filter(status -> status.name().equals(name))
        .findAny()
        .orElseThrow(() ->
            badRequest(
                Arrays.stream(OrderStatus.values())
                    .map(OrderStatus::name)
                    .collect(
                        Collectors.joining(
                            ", ",
                            "Expected status to be one of ",
                            ", but it was \"" + name + "\"."))));
  }

  private static ResponseStatusException badRequest(String detail) {
    return new ResponseStatusException(HttpStatus.BAD_REQUEST, detail);
  }
}
