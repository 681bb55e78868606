package dev.entrega.local.launcher.provider;

/**
 * What one order has paid and got back.
 *
 * @param reference the order
 * @param currency of both amounts, ISO 4217
 * @param capturedCents what was taken, in hundredths
 * @param refundedCents what of it went back, likewise
 */
public record Account(String reference, String currency, long capturedCents, long refundedCents) {

  static Account of(SandboxCharge charge) {
    return new Account(
        charge.request().reference(),
        charge.request().currency(),
        charge.capturedCents(),
        charge.refundedCents());
  }

  Account plus(Account other) {
    return new Account(
        reference,
        currency,
        Math.addExact(capturedCents, other.capturedCents),
        Math.addExact(refundedCents, other.refundedCents));
  }
}
