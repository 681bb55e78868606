package dev.entrega.local.launcher.provider;

import dev.entrega.local.launcher.provider.ChargeRequest.Behaviour;
import dev.entrega.local.launcher.provider.SandboxCharge.Refund;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** What a caller may do to a charge that is there: call it off, or have its money back. */
final class Changes {

  private final Ledger ledger;

  Changes(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Calls a charge off, unless it is decided, and shows it as it then is. */
  Answer cancel(String id) {
    return ledger
        .change(id, charge -> isCancellable(charge) ? charge.cancelled() : charge)
        .map(charge ->
            charge.isPending()
                ? Answer.error(
                    409,
                    "not_cancellable",
                    "Expected a charge that can be called off, but it can not")
                : Answer.charge(200, charge))
        .orElseGet(Changes::notFound);
  }

  /** Gives money back, the same key once and never more than was taken. */
  Answer refund(String id, String key, RefundRequest request) {
    if (ledger.find(id).isEmpty()) {
      return notFound();
    }
    if (!ledger.claim(key, id)) {
      return Answer.keyReused();
    }
    AtomicReference<Answer> answer = new AtomicReference<>(notFound());
    ledger.change(
        id,
        charge -> {
          Refund known = charge.refundOf(key).orElse(null);
          if (known != null) {
            answer.set(
                known.request().equals(request)
                    ? Answer.refund(charge, known)
                    : Answer.keyReused());
            return charge;
          }
          if (!request.currency().equals(charge.request().currency())
              || request.amountCents() > charge.capturedCents() - charge.refundedCents()) {
            answer.set(
                Answer.error(
                    422,
                    "beyond_captured",
                    "Expected at most %d %s to be given back, but more is asked for"
                        .formatted(
                            charge.capturedCents() - charge.refundedCents(),
                            charge.request().currency())));
            return charge;
          }
          Refund fresh = new Refund("re_" + UUID.randomUUID(), key, request);
          answer.set(Answer.refund(charge, fresh));
          return charge.refunded(fresh);
        });
    return answer.get();
  }

  private static boolean isCancellable(SandboxCharge charge) {
    return charge.isPending() && charge.request().behaviour() != Behaviour.STUBBORN;
  }

  private static Answer notFound() {
    return Answer.error(404, "not_found", "Expected a charge, but there is none");
  }
}
