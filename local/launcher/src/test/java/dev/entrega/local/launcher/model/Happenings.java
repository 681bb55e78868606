package dev.entrega.local.launcher.model;

import dev.entrega.messaging.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/**
 * What may happen to the orders of a story: what the world has in store for them, the tasks that
 * lie in their queues, what services do by themselves, and time. Each thing that happens is written
 * down.
 */
final class Happenings {

  private final Stage stage;
  private final Door door;
  private final BooleanSupplier comesAgain;
  private final List<String> told = new ArrayList<>();
  private final List<Act> coming = new ArrayList<>();
  private final List<Wires.Sent> queued = new ArrayList<>();
  private int tasksSeen;
  private int changesSeen;

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

  /** Something that a service does by itself. */
  interface Chore {
    void run() throws InterruptedException;
  }

  /**
   * Nothing has happened yet.
   *
   * @param comesAgain whether what has just happened will happen once more
   */
  Happenings(Stage stage, Door door, BooleanSupplier comesAgain) {
    this.stage = stage;
    this.door = door;
    this.comesAgain = comesAgain;
  }

  /** What happened, step by step. */
  List<String> told() {
    return told;
  }

  /** What the world still has in store. */
  List<Act> coming() {
    return coming;
  }

  /** The tasks that still lie in their queues. */
  List<Wires.Sent> queued() {
    stage.time.settle();
    var tasks = stage.wires.tasks();
    for (; tasksSeen < tasks.size(); tasksSeen++) {
      queued.add(tasks.get(tasksSeen));
    }
    return queued;
  }

  void note(String step) {
    told.add(stage.time.instant() + " " + step);
  }

  void count(String sku, int pieces) {
    note("%d of %s are counted".formatted(pieces, sku));
    var data = PlacedOrder.JSON.createObjectNode().put("sku", sku).put("onHand", pieces);
    door.event("availability", Topology.AVAILABILITY_STOCK_COUNTS, "stock.counted", data);
  }

  /** Has the world keep in store for an order what belongs to it. */
  void announce(PlacedOrder order) {
    comes(
        "order.placed",
        order,
        () -> {
          door.event("bridge", Topology.BRIDGE_ORDERS, "order.placed", order.placed());
          return true;
        });
    for (var reason : order.cancellations()) {
      comes(
          "order.cancelled by " + reason,
          order,
          () -> {
            door.event(
                "bridge",
                Topology.BRIDGE_CANCELLATIONS,
                "order.cancelled",
                order.cancelled(reason));
            return true;
          });
    }
    for (var word : order.carrier()) {
      comes(
          "delivery." + word,
          order,
          () -> {
            door.event(
                "courier", Topology.COURIER_DELIVERIES, "delivery." + word, order.onItsWay());
            return true;
          });
    }
    if (order.payment() != PlacedOrder.Payment.SILENT) {
      comes("the provider decides", order, () -> decide(order));
    }
  }

  private void comes(String name, PlacedOrder order, Callable<Boolean> body) {
    coming.add(new Act(name, order.id(), body));
  }

  private boolean decide(PlacedOrder order) {
    var webhook =
        stage.provider.decide(order.id(), order.payment() == PlacedOrder.Payment.APPROVED);
    if (webhook != null) {
      comes(
          "webhook",
          order,
          () -> {
            var answer = door.webhook(webhook);
            note("  payment answers " + answer);
            // An exact copy is refused; one of an order that is not known yet comes again.
            return answer / 100 == 2 || answer == 409;
          });
    }
    return stage.provider.charge(order.id()) != null;
  }

  void happen(Act act) throws Exception {
    note(act.name() + " " + act.orderId());
    try {
      if (act.body().call() && !comesAgain.getAsBoolean()) {
        coming.remove(act);
      }
    } catch (RuntimeException fault) {
      noteFault(fault);
    }
  }

  /** Hands a task to its worker, once or more often. */
  void work(Wires.Sent task) throws InterruptedException {
    note("task " + task);
    try {
      door.task(task);
      if (comesAgain.getAsBoolean()) {
        note("  its deletion is lost");
      } else {
        queued.remove(task);
      }
    } catch (RuntimeException fault) {
      noteFault(fault);
    }
  }

  void chore(String name, Chore chore) throws InterruptedException {
    note(name);
    try {
      chore.run();
    } catch (RuntimeException fault) {
      noteFault(fault);
    }
  }

  /** Shows what was published since, and possibly something of before once more. */
  void show(int again) throws InterruptedException {
    var changes = stage.wires.changes();
    for (; changesSeen < changes.size(); changesSeen++) {
      door.status(changes.get(changesSeen));
    }
    if (again < changes.size()) {
      door.status(changes.get(again));
    }
  }

  void pass(Duration duration) {
    note(duration + " pass");
    stage.time.advance(duration);
  }

  private void noteFault(RuntimeException fault) {
    note("  it fails: " + fault.toString().lines().findFirst().orElse(""));
  }
}
