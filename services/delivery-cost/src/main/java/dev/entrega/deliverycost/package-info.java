/** Tells what the delivery of an order costs, by distance band and number of items. */
@org.jspecify.annotations.NullMarked
package dev.entrega.deliverycost;
