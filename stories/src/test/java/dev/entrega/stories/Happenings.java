package dev.entrega.stories;

import dev.entrega.messaging.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What happens in a story: what the world has in store, the tasks and changes of status that lie in
 * their queues, what services do by themselves, and time. Each thing that happens is written down,
 * and what was published by it.
 */
final class Happenings {

  private final Stage stage;
  private final Door door;
  private final BooleanSupplier comesAgain;
  private final Upstream upstream;
  private final List<Hearing> hearings;
  private final List<String> told = new ArrayList<>();
  private final List<Wires.Sent> queued = new ArrayList<>();
  private int steps;
  private int tasksSeen;
  private int changesSeen;

  /** Something that is done, and may fail. */
  private interface Deed {

    /** Returns whether it is done, and need not come again. */
    boolean isDone() throws Exception;
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
    this.upstream = new Upstream(stage, door);
    this.hearings =
        List.of(
            new Hearing("status", Topology.STATUS_ORDER_STATUS, stage.publications),
            new Hearing("notifier", Topology.NOTIFIER_ORDER_STATUS, stage.publications));
  }

  /** What happened, step by step; what begins with a space is what came of a step. */
  List<String> told() {
    return told;
  }

  /** How many steps there were. */
  int steps() {
    return steps;
  }

  /** What the world has in store. */
  Upstream upstream() {
    return upstream;
  }

  /** Those who hear of changes of status. */
  List<Hearing> hearings() {
    return hearings;
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
    steps++;
    told.add(stage.time.instant() + " " + step);
  }

  void count(String sku, int pieces) {
    note("%d of %s are counted".formatted(pieces, sku));
    var data = PlacedOrder.JSON.createObjectNode().put("sku", sku).put("onHand", pieces);
    door.event("availability", Topology.AVAILABILITY_STOCK_COUNTS, "stock.counted", data);
  }

  void happen(Upstream.Act act) throws Exception {
    note(act.name() + " " + act.orderId());
    if (isDone(() -> act.body().call() && !comesAgain.getAsBoolean())) {
      upstream.coming().remove(act);
    }
  }

  /** Hands a task to its worker, once or more often. */
  void work(Wires.Sent task) throws Exception {
    note("task " + task);
    if (isDone(() -> isDeleted(() -> door.task(task)))) {
      queued.remove(task);
    }
  }

  /** Hands a change of status to a reader, once or more often. */
  void hear(Hearing hearing, Publications.Change change) throws Exception {
    note("%s hears of %s of %s".formatted(hearing.service(), change.status(), change.orderId()));
    if (isDone(() -> isDeleted(() -> door.change(hearing, change)))) {
      hearing.waiting().remove(change);
    }
  }

  void chore(String name, Chore chore) throws Exception {
    note(name);
    isDone(() -> {
      chore.run();
      return true;
    });
  }

  void pass(Duration duration) throws Exception {
    note(duration + " pass");
    isDone(() -> {
      stage.time.advance(duration);
      return true;
    });
  }

  /** Handles a message of SQS, which may come again although it was handled. */
  private boolean isDeleted(Chore handling) throws InterruptedException {
    handling.run();
    var isDeleted = !comesAgain.getAsBoolean();
    if (!isDeleted) {
      told.add("  its deletion is lost");
    }
    return isDeleted;
  }

  private boolean isDone(Deed deed) throws Exception {
    try {
      return deed.isDone();
    } catch (RuntimeException | Crash fault) {
      told.add("  it fails: " + fault.toString().lines().findFirst().orElse(""));
      return false;
    } finally {
      stage.time.settle();
      var changes = stage.publications.changes();
      for (; changesSeen < changes.size(); changesSeen++) {
        told.add("  published: " + changes.get(changesSeen));
      }
    }
  }
}
