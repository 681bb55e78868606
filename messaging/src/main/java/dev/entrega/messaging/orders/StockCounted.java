package dev.entrega.messaging.orders;

/**
 * Somebody counted what lies on a shelf. A count older than the last one changes nothing.
 *
 * @param sku the article
 * @param onHand physical pieces, 0 or more; what is available is this less what is reserved
 */
public record StockCounted(String sku, long onHand) implements Event {}
