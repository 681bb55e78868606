package dev.entrega.payment;

import org.springframework.context.ApplicationContext;

/** Payment without the timer that sweeps: a test says when that happens. */
public final class PaymentDoor {

  private static final int BATCH = 100;

  private final Settlement settlement;
  private final Closing closing;
  private final Inquiries inquiries;

  /** Finds what sweeps. */
  public PaymentDoor(ApplicationContext payment) {
    settlement = payment.getBean(Settlement.class);
    closing = payment.getBean(Closing.class);
    inquiries = payment.getBean(Inquiries.class);
  }

  /** Gives the answers that are due. */
  public void answer() {
    settlement.sweep(BATCH);
  }

  /** Goes on with the refunds that are due. */
  public void giveBack() throws InterruptedException {
    closing.sweep(BATCH);
  }

  /** Asks the provider about the charges that it is silent on. */
  public void inquire() throws InterruptedException {
    inquiries.sweep(BATCH);
  }
}
