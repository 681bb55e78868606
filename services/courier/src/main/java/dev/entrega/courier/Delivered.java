package dev.entrega.courier;

import java.time.Instant;

/**
 * The output of the task {@code track}.
 *
 * @param deliveredAt when the parcel reached the customer, by the carrier's clock
 */
record Delivered(Instant deliveredAt) {}
