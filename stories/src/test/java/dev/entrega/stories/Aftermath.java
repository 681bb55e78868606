package dev.entrega.stories;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes of a story once nothing goes wrong any more. */
final class Aftermath {

  private static final int MOST_ROUNDS = 60;

  private final Stage stage;
  private final Happenings happenings;
  private final List<PlacedOrder> orders;

  Aftermath(Stage stage, Happenings happenings, List<PlacedOrder> orders) {
    this.stage = stage;
    this.happenings = happenings;
    this.orders = orders;
  }

  /** Lets everything come that is to come, and as much time pass as that takes. */
  void come() throws Exception {
    for (var round = 0; round < MOST_ROUNDS; round++) {
      rest();
      var running = running();
      if (running == null) {
        // What nobody charges any more nobody decides on.
        var coming = happenings.upstream().coming();
        coming.removeIf(act -> act.isDecision() && !isCharged(act.orderId()));
        if (coming.isEmpty() && happenings.queued().isEmpty() && isAllHeard() && round > 1) {
          return;
        }
      }
      happenings.pass(
          round < 3
              ? Duration.ofMinutes(1)
              : round < 6 || running == null ? Duration.ofHours(2) : Duration.ofDays(5));
    }
    throw new AssertionError(
        "Expected the story to end, but there is %s, and in the queues %s"
            .formatted(running(), happenings.queued()));
  }

  /** Lets everybody do what they can do now; some must wait for a lease of somebody else. */
  private void rest() throws Exception {
    var left = List.<Wires.Sent>of();
    do {
      left = List.copyOf(happenings.queued());
      for (var task : left) {
        happenings.work(task);
      }
      for (var act : List.copyOf(happenings.upstream().coming())) {
        if (!act.isDecision() || isCharged(act.orderId())) {
          happenings.happen(act);
        }
      }
      for (var order : orders) {
        stage.courier.settle(order.id());
      }
      stage.payment.answer();
      stage.payment.giveBack();
      stage.payment.inquire();
      for (var hearing : happenings.hearings()) {
        for (var change : List.copyOf(hearing.waiting())) {
          happenings.hear(hearing, change);
        }
      }
      stage.notifier.tell();
    } while (!left.containsAll(happenings.queued()));
  }

  private boolean isAllHeard() {
    return happenings.hearings().stream().allMatch(hearing -> hearing.waiting().isEmpty())
        && stage.notifier.isAtRest();
  }

  private boolean isCharged(String orderId) {
    return stage.provider.charge(orderId) != null;
  }

  private @Nullable String running() {
    for (var order : orders) {
      for (var machine : List.of("order-delivery", "order-cancellation")) {
        if (Ending.of(stage, machine, order.id()).isRunning()) {
          return machine + " of " + order.id();
        }
      }
    }
    return null;
  }
}
