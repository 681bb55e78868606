package dev.entrega.payment;

import dev.entrega.messaging.faults.GrowingPause;
import dev.entrega.payment.Provider.Found;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the provider about charges that it has been silent on for long, since every webhook may have
 * been lost. Idempotent by order: what it answers goes the way that a webhook goes.
 */
final class Inquiries {

  private static final Logger log = LoggerFactory.getLogger(Inquiries.class);

  private final Charges charges;
  private final Refunds refunds;
  private final Provider provider;
  private final Settlement settlement;
  private final InstantSource time;
  private final GrowingPause pauses;

  Inquiries(
      Charges charges,
      Refunds refunds,
      Provider provider,
      Settlement settlement,
      InstantSource time,
      PaymentSettings.Inquiry settings) {
    this.charges = charges;
    this.refunds = refunds;
    this.provider = provider;
    this.settlement = settlement;
    this.time = time;
    this.pauses = new GrowingPause(settings.after(), settings.longestPause());
  }

  /**
   * Asks about those whose time has come; stops at the first fault, as the next would fault too.
   */
  void sweep(int batch) throws InterruptedException {
    int swept;
    do {
      swept = 0;
      for (Charges.Overdue overdue : charges.overdue(time.instant(), batch)) {
        swept++;
        Charge charge = overdue.charge();
        if (refunds.contains(charge.orderId())) {
          // Closing asks about this one.
          charges.askAt(charge, null);
        } else if (charges.askAt(charge, next(overdue))) {
          ask(charge);
        }
      }
    } while (swept == batch);
  }

  private Instant next(Charges.Overdue overdue) {
    return time.instant().plus(pauses.after(overdue.asked() + 1));
  }

  private void ask(Charge charge) throws InterruptedException {
    String orderId = charge.orderId();
    Found found = provider.find(orderId, charge.chargeId()).orElse(null);
    if (found == null) {
      log.debug("order {}: the provider knows of no charge yet", orderId);
      return;
    }
    if (charge.chargeId() == null) {
      charges.created(orderId, found.chargeId());
    }
    Decision decision = found.decision();
    if (decision != null) {
      log.info("order {}: the provider was asked, and says {}", orderId, decision);
      String id = "asked-" + found.chargeId();
      settlement.on(new ProviderEvent(id, orderId, found.amount(), found.chargeId(), decision));
    }
  }
}
