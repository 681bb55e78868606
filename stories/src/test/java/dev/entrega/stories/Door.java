package dev.entrega.stories;

import dev.entrega.messaging.events.CloudEvent;
import dev.entrega.messaging.events.EventConsumer;
import dev.entrega.messaging.orders.DeliveryDelivered;
import dev.entrega.messaging.orders.DeliveryDispatched;
import dev.entrega.messaging.orders.DeliveryFailed;
import dev.entrega.messaging.orders.DeliveryOutForDelivery;
import dev.entrega.messaging.orders.Event;
import dev.entrega.messaging.orders.OrderCancelled;
import dev.entrega.messaging.orders.OrderPlaced;
import dev.entrega.messaging.orders.StockCounted;
import dev.entrega.messaging.queues.QueueConsumer;
import dev.entrega.messaging.queues.QueueMessage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How the world reaches the services: events, tasks, changes of status and webhooks. */
final class Door {

  private static final Map<String, Class<? extends Event>> TYPES =
      Map.of(
          "order.placed", OrderPlaced.class,
          "order.cancelled", OrderCancelled.class,
          "stock.counted", StockCounted.class,
          "delivery.dispatched", DeliveryDispatched.class,
          "delivery.out-for-delivery", DeliveryOutForDelivery.class,
          "delivery.delivered", DeliveryDelivered.class,
          "delivery.failed", DeliveryFailed.class);

  private final Stage stage;
  private final HttpClient http = HttpClient.newHttpClient();
  private int messages;

  Door(Stage stage) {
    this.stage = stage;
  }

  /** Hands an event to the consumer of a queue, as the listener does. */
  void event(String service, String queue, String type, ObjectNode data) {
    var orderId = data.path("orderId").asString("");
    if (type.equals("delivery.failed")) {
      stage.arrivals.mayBeDecided(orderId);
    }
    handle(service, queue, type, data);
    if (type.equals("delivery.delivered") && service.equals("courier")) {
      stage.arrivals.arrived(orderId);
    }
  }

  @SuppressWarnings("unchecked")
  private void handle(String service, String queue, String type, ObjectNode data) {
    var consumer =
        stage.service(service).getBeansOfType(EventConsumer.class).values().stream()
            .filter(candidate -> candidate.queue().equals(queue))
            .findFirst()
            .orElseThrow();
    var typed = PlacedOrder.JSON.treeToValue(data, Objects.requireNonNull(TYPES.get(type)));
    ((EventConsumer<Event>) consumer)
        .handler()
        .accept(
            new CloudEvent<>(
                type + "-" + data.hashCode(),
                "/model",
                type,
                stage.time.instant().atOffset(ZoneOffset.UTC),
                null,
                typed,
                data));
  }

  /** Hands a task to its worker; when this returns, the message may be deleted. */
  void task(Wires.Sent task) throws InterruptedException {
    if (task.name().equals("withdraw")) {
      stage.arrivals.mayBeDecided(task.orderId());
    }
    Objects.requireNonNull(stage.tasks.get(task.queue()), task.queue()).on(message(task.body()));
    if (task.name().equals("track")) {
      stage.arrivals.tracked(task.orderId());
    }
  }

  /** Hands a change of status to a service that reads it from a queue of its own. */
  void change(Hearing to, Publications.Change change) throws InterruptedException {
    var consumers = stage.service(to.service()).getBeansOfType(QueueConsumer.class).values();
    for (var consumer : consumers) {
      if (consumer.queue().equals(to.queue())) {
        consumer.handler().on(message(change.body()));
        return;
      }
    }
    throw new IllegalStateException("Expected a consumer of " + to.queue() + ", but found none");
  }

  /** Posts a webhook, signed now; returns what payment answered. */
  int webhook(String body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(stage.webhook())
            .header("Content-Type", "application/json")
            .header("Entrega-Signature", signature(body))
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  private QueueMessage message(JsonNode body) {
    messages++;
    return new QueueMessage("m-" + messages, body.toString(), stage.time.instant(), 1);
  }

  private String signature(String body) {
    var now = stage.time.instant().getEpochSecond();
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(Stage.WEBHOOK_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      var signed = mac.doFinal((now + "." + body).getBytes(StandardCharsets.UTF_8));
      return "t=%d,v1=%s".formatted(now, HexFormat.of().formatHex(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected HmacSHA256 in every JDK, but it is missing", e);
    }
  }
}
