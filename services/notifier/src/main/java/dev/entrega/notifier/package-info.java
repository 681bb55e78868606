/**
 * Tells customers how far their orders are, by e-mail and SMS, in their language, each thing once.
 */
@org.jspecify.annotations.NullMarked
package dev.entrega.notifier;
