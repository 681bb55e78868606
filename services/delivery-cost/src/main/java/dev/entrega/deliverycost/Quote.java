package dev.entrega.deliverycost;

/**
 * What an order costs, in hundredths of its currency.
 *
 * @param cents the delivery
 * @param band how far it is, by the tariff's own name
 * @param days in how many days it should be there
 * @param itemsCents all items
 * @param totalCents both together
 */
public record Quote(long cents, String band, int days, long itemsCents, long totalCents) {}
