package dev.entrega.deliverycost;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be delivered, and where.
 *
 * @param orderId the order
 * @param country where it goes, ISO 3166-1 alpha-2
 * @param postalCode likewise; in Brazil a CEP, {@code 01310-100}, or its first five digits
 * @param items at least one
 */
record Shipment(
    String orderId, @Nullable String country, @Nullable String postalCode, List<Item> items) {

  /**
   * One line of the order.
   *
   * @param sku the article
   * @param quantity at least 1
   * @param unitPriceCents price of one, in hundredths of the currency, 0 or more
   */
  record Item(String sku, long quantity, long unitPriceCents) {}

  Shipment {
    if (items.isEmpty()) {
      throw new UnpriceableOrder("Expected items, but order " + orderId + " has none.");
    }
    for (var item : items) {
      if (item.quantity() < 1) {
        throw new UnpriceableOrder(
            "Expected a quantity of 1 or more, but order %s has %d of %s."
                .formatted(orderId, item.quantity(), item.sku()));
      }
      if (item.unitPriceCents() < 0) {
        throw new UnpriceableOrder(
            "Expected a price of 0 or more, but order %s has %d for %s."
                .formatted(orderId, item.unitPriceCents(), item.sku()));
      }
    }
  }

  /**
   * Reads the event as Lambda hands it over: {@code {orderId, deliverTo: {postalCode, country},
   * items: [{sku, quantity, unitPriceCents}]}}, with anything else passed over.
   */
  static Shipment from(Map<String, Object> event) {
    var orderId = String.valueOf(event.get("orderId"));
    var address = event.get("deliverTo") instanceof Map<?, ?> map ? map : Map.of();
    var items = event.get("items") instanceof List<?> list ? list : List.of();
    return new Shipment(
        orderId,
        address.get("country") instanceof String country ? country : null,
        address.get("postalCode") instanceof String postalCode ? postalCode : null,
        items.stream().map(item -> item(orderId, item)).toList());
  }

  /** How many pieces there are in all. */
  long pieces() {
    return items.stream().mapToLong(Item::quantity).reduce(0, Math::addExact);
  }

  /** What all pieces cost. */
  long itemsCents() {
    return items.stream()
        .mapToLong(item -> Math.multiplyExact(item.unitPriceCents(), item.quantity()))
        .reduce(0, Math::addExact);
  }

  private static Item item(String orderId, Object item) {
    if (item instanceof Map<?, ?> map
        && map.get("sku") instanceof String sku
        && map.get("quantity") instanceof Number quantity
        && map.get("unitPriceCents") instanceof Number unitPriceCents) {
      return new Item(sku, whole(orderId, quantity), whole(orderId, unitPriceCents));
    }
    throw new UnpriceableOrder(
        "Expected sku, quantity and unitPriceCents, but order %s has the item %s."
            .formatted(orderId, item));
  }

  private static long whole(String orderId, Number number) {
    return switch (number) {
      case Integer some -> some;
      case Long some -> some;
      default ->
          throw new UnpriceableOrder(
              "Expected a whole number of 64 bits, but order %s has %s."
                  .formatted(orderId, number));
    };
  }
}
