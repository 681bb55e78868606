package dev.entrega.stories;

import dev.entrega.messaging.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the world has in store for the orders of a story: what shops, carriers, the payment provider
 * and customers do. Each reader of an event has a queue of its own, so one may hear of it long
 * before another.
 */
final class Upstream {

  private final Stage stage;
  private final Door door;
  private final List<Act> coming = new ArrayList<>();

  /**
   * Something that the world has in store.
   *
   * @param name what it is
   * @param orderId the order that it is about
   * @param body returns whether it is done
   */
  record Act(String name, String orderId, Callable<Boolean> body) {

    boolean isDecision() {
      return name.startsWith("the provider");
    }
  }

  Upstream(Stage stage, Door door) {
    this.stage = stage;
    this.door = door;
  }

  /** What is still in store. */
  List<Act> coming() {
    return coming;
  }

  /** Keeps in store for an order what belongs to it. */
  void announce(PlacedOrder order) {
    event(order, "order.placed", order.placed(), "bridge", Topology.BRIDGE_ORDERS);
    event(order, "order.placed", order.placed(), "notifier", Topology.NOTIFIER_ORDERS);
    for (var reason : order.cancellations()) {
      var data = order.cancelled(reason);
      event(order, "order.cancelled", data, "bridge", Topology.BRIDGE_CANCELLATIONS);
      event(order, "order.cancelled", data, "status", Topology.STATUS_CANCELLATIONS);
    }
    for (var word : order.carrier()) {
      var type = "delivery." + word;
      event(order, type, order.onItsWay(), "courier", Topology.COURIER_DELIVERIES);
      event(order, type, order.onItsWay(), "status", Topology.STATUS_DELIVERIES);
    }
    if (order.payment() == PlacedOrder.Payment.STUBBORN) {
      stage.provider.insistOn(order.id());
    }
    if (order.payment() != PlacedOrder.Payment.SILENT) {
      comes("the provider decides on", order, () -> decide(order));
    }
    if (order.customer().optsOut()) {
      comes("no more e-mail for", order, () -> optOut(order));
    }
  }

  private void event(
      PlacedOrder order, String type, ObjectNode data, String service, String queue) {
    comes(
        service + " reads " + type + " of",
        order,
        () -> {
          door.event(service, queue, type, data);
          return true;
        });
  }

  private void comes(String name, PlacedOrder order, Callable<Boolean> body) {
    coming.add(new Act(name, order.id(), body));
  }

  private boolean decide(PlacedOrder order) {
    var webhook =
        stage.provider.decide(order.id(), order.payment() != PlacedOrder.Payment.DECLINED);
    if (webhook != null) {
      comes("a webhook comes for", order, () -> isTaken(door.webhook(webhook)));
    }
    return stage.provider.charge(order.id()) != null;
  }

  /** An exact copy is refused; one of an order that is not known yet comes again. */
  private static boolean isTaken(int answer) {
    return answer / 100 == 2 || answer == 409;
  }

  private boolean optOut(PlacedOrder order) {
    stage.notifier.optOut(order.customerId());
    stage.mails.wantNone(order.id());
    return true;
  }
}
