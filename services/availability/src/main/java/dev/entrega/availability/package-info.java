/** Keeps stock, and reserves all items of an order or none. */
@org.jspecify.annotations.NullMarked
package dev.entrega.availability;
