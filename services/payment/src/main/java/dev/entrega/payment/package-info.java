/** Charges an order at the payment provider and answers when the provider speaks. */
@org.jspecify.annotations.NullMarked
package dev.entrega.payment;
