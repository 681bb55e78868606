package dev.entrega.status;

import dev.entrega.messaging.orders.OrderStatus;
import java.util.Map;

/**
 * How many orders there are.
 *
 * @param counts by status, in order of rank, without those that no order has
 * @param total of all statuses
 */
record Counts(Map<OrderStatus, Long> counts, long total) {}
