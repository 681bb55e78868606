package dev.entrega.payment;

import dev.entrega.messaging.faults.GrowingPause;
import dev.entrega.messaging.tasks.Task;
import dev.entrega.messaging.tasks.TaskOutcome;
import dev.entrega.messaging.topology.StatusTopic;
import dev.entrega.payment.Provider.Found;
import dev.entrega.payment.Provider.Reversal;
import dev.entrega.payment.Refund.Repayment;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes orders and gives back what they paid. Idempotent by order: the row is stored before the
 * provider is called, and the provider knows the call by {@code <orderId>/refund}. A charge that
 * still waits for its customer is called off, so that nobody can pay it any more; one that is
 * approved after all is given back when that is known. Whatever a crash leaves the sweeper picks
 * up.
 */
final class Closing {

  private static final Logger log = LoggerFactory.getLogger(Closing.class);

  private final Refunds refunds;
  private final Charges charges;
  private final Provider provider;
  private final StatusTopic topic;
  private final InstantSource time;
  private final PaymentSettings.Sweep settings;

  Closing(
      Refunds refunds,
      Charges charges,
      Provider provider,
      StatusTopic topic,
      InstantSource time,
      PaymentSettings.Sweep settings) {
    this.refunds = refunds;
    this.charges = charges;
    this.provider = provider;
    this.topic = topic;
    this.time = time;
    this.settings = settings;
  }

  /** What became of a closed order's money. */
  private sealed interface Outcome {

    /** It went back, and everybody was told. */
    record GivenBack(Money amount) implements Outcome {}

    /** None was taken, as far as is known. */
    record Nothing() implements Outcome {}

    /** The provider will not give it back; a person must look. */
    record Refused(String detail) implements Outcome {}
  }

  /** Handles task {@code refund}; every attempt gets the same answer, once money went back. */
  TaskOutcome<OrderRefunded> refund(Task<RefundOrder> task) throws InterruptedException {
    Instant now = time.instant();
    refunds.open(Refund.requested(task, now), now.plus(settings.grace()));
    return switch (settle(task.orderId())) {
      case Outcome.GivenBack(var amount) -> TaskOutcome.succeeded(OrderRefunded.of(amount));
      case Outcome.Nothing _ -> TaskOutcome.succeeded(OrderRefunded.nothing());
      case Outcome.Refused(var detail) ->
          TaskOutcome.failed(
              Cashier.REFUSED, "Expected the provider to give it back, but it answered " + detail);
    };
  }

  /** Goes on with what is due; stops at the first fault, since the next would fault too. */
  void sweep(int batch) throws InterruptedException {
    GrowingPause pauses = new GrowingPause(settings.grace(), settings.longestPause());
    int swept;
    do {
      swept = 0;
      for (Refund refund : refunds.due(time.instant(), batch)) {
        swept++;
        if (refunds.claim(refund, time.instant().plus(pauses.after(refund.attempts() + 1)))) {
          settle(refund.orderId());
        }
      }
    } while (swept == batch);
  }

  private Outcome settle(String orderId) throws InterruptedException {
    while (true) {
      Refund refund = find(orderId);
      if (refund.repayment() != null) {
        return tell(refund, refund.repayment());
      }
      Charge charge = charges.find(orderId).orElse(null);
      if (charge == null) {
        return nothing(refund);
      }
      switch (charge.decision()) {
        case null -> {
          if (!callOff(charge)) {
            // The sweeper asks again, until no call that was made can be under way any more.
            boolean isLost = charge.chargeId() == null && isGivenUp(refund);
            return isLost ? nothing(refund) : new Outcome.Nothing();
          }
        }
        case Decision.Approved(var chargeId) -> {
          switch (provider.refund(orderId, chargeId, charge.amount())) {
            case Reversal.Refunded(var refundId) -> {
              Instant now = time.instant();
              Repayment repayment = new Repayment(refundId, charge.amount(), now);
              refunds.repaid(refund, repayment, now.plus(settings.grace()));
            }
            case Reversal.Refused(var detail) -> {
              log.error("ALERT order {}: not refunded, the provider says {}", orderId, detail);
              return new Outcome.Refused(detail);
            }
          }
        }
        case Decision.Declined _, Decision.Cancelled _ -> {
          return nothing(refund);
        }
      }
    }
  }

  /**
   * Has the provider decide; false if it cannot yet. Either it knows of no charge, and may hear of
   * one from a call that is under way, or it cannot call it off.
   */
  private boolean callOff(Charge charge) throws InterruptedException {
    String orderId = charge.orderId();
    if (charge.chargeId() == null) {
      Found found = provider.find(orderId, null).orElse(null);
      if (found != null) {
        charges.created(orderId, found.chargeId());
      }
      return found != null;
    }
    Found found = provider.cancel(orderId, charge.chargeId());
    if (!found.amount().equals(charge.amount())) {
      throw new IllegalStateException(
          "Expected the charge of order %s to be of %s, but it is of %s"
              .formatted(orderId, charge.amount(), found.amount()));
    }
    Decision decision = found.decision();
    if (decision == null) {
      log.warn("order {}: its charge cannot be called off; if it is paid, it goes back", orderId);
      return false;
    }
    if (charges.decide(charge.decided(decision), null, time.instant(), null)) {
      log.info("order {}: its pending charge is {}", orderId, decision);
    }
    return true;
  }

  private Outcome tell(Refund refund, Repayment repayment) {
    if (!refund.told()) {
      topic.publish(refund.news(repayment));
      refunds.told(refund.orderId());
      log.info("order {}: {} refunded", refund.orderId(), repayment.amount());
    }
    return new Outcome.GivenBack(repayment.amount());
  }

  private Outcome nothing(Refund refund) {
    refunds.rest(refund);
    return new Outcome.Nothing();
  }

  private boolean isGivenUp(Refund refund) {
    return refund.closedAt().plus(settings.patience()).isBefore(time.instant());
  }

  private Refund find(String orderId) {
    return refunds
        .find(orderId)
        .orElseThrow(() ->
            new IllegalStateException(
                "Expected order %s to be closed, but it is open".formatted(orderId)));
  }
}
