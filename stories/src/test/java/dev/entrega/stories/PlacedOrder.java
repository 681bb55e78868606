package dev.entrega.stories;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An order, and what the world has in store for it.
 *
 * @param id names it
 * @param pieces of each article
 * @param payment what the provider makes of its charge
 * @param carrier what the carrier says, in order
 * @param cancellations the reasons that the shop gives, once each
 * @param customer whom it is for
 */
record PlacedOrder(
    String id,
    Map<String, Integer> pieces,
    Payment payment,
    List<String> carrier,
    List<String> cancellations,
    Customer customer) {

  static final JsonMapper JSON = new JsonMapper();

  private static final List<List<String>> CARRIERS =
      List.of(
          List.of("dispatched", "out-for-delivery", "delivered"),
          List.of("dispatched", "out-for-delivery", "delivered"),
          List.of("dispatched", "out-for-delivery", "failed"),
          List.of("dispatched", "failed"),
          List.of("delivered"),
          List.of("delivered", "failed"),
          List.of("dispatched"),
          List.of());

  /** What the provider makes of a charge. */
  enum Payment {
    APPROVED,
    /** Approved, too, and never to be called off, so that the approval may come after the end. */
    STUBBORN,
    DECLINED,
    SILENT;

    static Payment random(Random dice) {
      return switch (dice.nextInt(10)) {
        case 0 -> SILENT;
        case 1, 2 -> DECLINED;
        case 3, 4 -> STUBBORN;
        default -> APPROVED;
      };
    }
  }

  /**
   * Whom an order is for.
   *
   * @param phone where SMS go, or null
   * @param locale how to write
   * @param optsOut whether e-mail is unwanted at some moment
   */
  record Customer(@Nullable String phone, String locale, boolean optsOut) {

    static Customer random(String orderId, Random dice) {
      return new Customer(
          dice.nextInt(3) == 0
              ? null
              : "+55119%08d".formatted(Math.floorMod(orderId.hashCode(), 100_000_000)),
          dice.nextBoolean() ? "pt-BR" : "en",
          dice.nextInt(5) == 0);
    }
  }

  static PlacedOrder random(String id, List<String> skus, boolean calm, Random dice) {
    var pieces = new TreeMap<String, Integer>();
    for (var sku : skus) {
      if (pieces.isEmpty() || dice.nextBoolean()) {
        pieces.put(sku, 1 + dice.nextInt(3));
      }
    }
    var payment = Payment.random(dice);
    var cancellations = new ArrayList<String>();
    if (!calm && dice.nextInt(10) < 6) {
      cancellations.add("customer");
      if (dice.nextInt(4) == 0) {
        cancellations.add("shop");
      }
    }
    return new PlacedOrder(
        id,
        pieces,
        payment,
        CARRIERS.get(dice.nextInt(CARRIERS.size())),
        cancellations,
        Customer.random(id, dice));
  }

  String customerId() {
    return "c-" + id;
  }

  ObjectNode placed() {
    var order = JSON.createObjectNode().put("orderId", id).put("currency", "BRL");
    order
        .putObject("customer")
        .put("customerId", customerId())
        .put("email", id + "@example.com")
        .put("phone", customer.phone())
        .put("locale", customer.locale());
    order
        .putObject("deliverTo")
        .put("postalCode", "01310")
        .put("city", "sao paulo")
        .put("state", "SP")
        .put("country", "BR");
    var items = order.putArray("items");
    pieces.forEach((sku, quantity) ->
        items.addObject().put("sku", sku).put("quantity", quantity).put("unitPriceCents", 1050));
    order.putObject("payment").put("method", "boleto").put("installments", 1);
    return order;
  }

  ObjectNode cancelled(String reason) {
    return JSON.createObjectNode().put("orderId", id).put("reason", reason);
  }

  ObjectNode onItsWay() {
    return JSON.createObjectNode().put("orderId", id);
  }
}
