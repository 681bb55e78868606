/** Charges an order at the payment provider, answers when the provider speaks, and gives back. */
@org.jspecify.annotations.NullMarked
package dev.entrega.payment;
