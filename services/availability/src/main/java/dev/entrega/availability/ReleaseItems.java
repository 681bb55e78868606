package dev.entrega.availability;

/** The input of the task {@code release}; what to give back is known by the order. */
record ReleaseItems() {}
