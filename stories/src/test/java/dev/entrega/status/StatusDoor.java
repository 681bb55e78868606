package dev.entrega.status;

import java.util.List;
import org.springframework.context.ApplicationContext;

/** What status shows, without its web server. */
public final class StatusDoor {

  private final Orders orders;

  /** Finds what is shown. */
  public StatusDoor(ApplicationContext status) {
    orders = status.getBean(Orders.class);
  }

  /** The types of the events that are shown as late beside an order's timeline. */
  public List<String> late(String orderId) {
    return orders.find(orderId).orElseThrow().lateEvents().stream().map(LateEvent::type).toList();
  }
}
