package dev.entrega.scenarios;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An order of which a test says only what matters to it: two pens to São Paulo, by credit card, of
 * a SKU and an id that no other order has.
 *
 * @param id its order id
 * @param data what {@code order.placed} says
 */
record AnOrder(String id, ObjectNode data) {

  static final JsonMapper JSON = JsonMapper.builder().build();

  static AnOrder anOrder() {
    var id = "order-" + UUID.randomUUID();
    var data =
        Map.of(
            "orderId", id,
            "customer", Map.of("customerId", "customer-1", "name", "Ana", "locale", "pt-BR"),
            "deliverTo",
                Map.of("postalCode", "01310", "city", "sao paulo", "state", "SP", "country", "BR"),
            "items", List.of(Map.of("sku", "pen-" + id, "quantity", 2, "unitPriceCents", 1050)),
            "currency", "BRL",
            "payment", Map.of("method", "credit_card", "installments", 1));
    return new AnOrder(id, JSON.valueToTree(data));
  }

  /** The same with something in its data changed, even to nonsense. */
  AnOrder but(Consumer<ObjectNode> change) {
    var changed = data.deepCopy();
    change.accept(changed);
    return new AnOrder(id, changed);
  }

  /** The same under another id. */
  AnOrder called(String otherId) {
    return new AnOrder(otherId, but(changed -> changed.put("orderId", otherId)).data());
  }

  /** The same with other quantities. */
  AnOrder ofQuantity(int quantity) {
    return but(changed -> ((ObjectNode) changed.get("items").get(0)).put("quantity", quantity));
  }

  Event placed() {
    return Event.of("order.placed", id, data);
  }

  /** What the shop says that takes it back, each time an event of its own. */
  Event cancelled(String reason) {
    return Event.of(
        "order.cancelled", id, JSON.createObjectNode().put("orderId", id).put("reason", reason));
  }

  /** What the carrier says of it, from its dispatch to its delivery. */
  List<Event> delivered() {
    var carrierSays = JSON.createObjectNode().put("orderId", id);
    return List.of(
        Event.of("delivery.dispatched", id, carrierSays),
        Event.of("delivery.out-for-delivery", id, carrierSays),
        Event.of("delivery.delivered", id, carrierSays));
  }

  /** A count that has enough of everything in it. */
  List<Event> stocked() {
    return data.get("items")
        .valueStream()
        .map(item -> item.get("sku").asString())
        .map(sku -> JSON.createObjectNode().put("sku", sku).put("onHand", 1000))
        .map(count -> Event.of("stock.counted", count.get("sku").asString(), count))
        .toList();
  }
}
