package dev.entrega.availability;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The input of the task {@code reserve}: what an order needs.
 *
 * @param items its lines; the same SKU may stand on several
 */
record ReserveItems(List<Item> items) {

  ReserveItems {
    if (items == null || items.isEmpty()) {
      throw new IllegalArgumentException("Expected at least one item to reserve, but found none");
    }
    items = List.copyOf(items);
  }

  /**
   * One line of the order.
   *
   * @param sku the article
   * @param quantity at least 1, because less would give stock back
   */
  record Item(String sku, long quantity) {

    Item {
      if (sku == null || sku.isEmpty() || quantity < 1) {
        throw new IllegalArgumentException(
            "Expected a SKU and a quantity of at least 1, but found %d of '%s'"
                .formatted(quantity, sku));
      }
    }
  }

  /** Pieces by SKU, lines of the same SKU summed, in the one order in which stock is locked. */
  SortedMap<String, Long> piecesBySku() {
    var pieces = new TreeMap<String, Long>();
    for (var item : items) {
      pieces.merge(item.sku(), item.quantity(), Math::addExact);
    }
    return Collections.unmodifiableSortedMap(pieces);
  }
}
