package dev.entrega.courier;

import org.springframework.context.ApplicationContext;

/**
 * Courier without the threads that settle: a test says when that happens. What is woken up then is
 * dropped, as it is when there is too much of it, and stays written down as due.
 */
public final class CourierDoor {

  private final Settlement settlement;

  /** Stops the threads. */
  public CourierDoor(ApplicationContext courier) {
    settlement = courier.getBean(Settlement.class);
    settlement.close();
  }

  /** Settles an order if it is due. */
  public void settle(String orderId) {
    settlement.settle(orderId);
  }
}
