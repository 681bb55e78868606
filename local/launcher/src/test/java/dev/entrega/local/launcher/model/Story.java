package dev.entrega.local.launcher.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One interleaving: a few orders, and whatever may happen to them in an order that the seed's dice
 * decide. First everything happens as it likes, then the weather becomes fair and everything that
 * is still to come does come, then what came before comes again.
 */
final class Story {

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(6),
          Duration.ofMinutes(1),
          Duration.ofMinutes(16),
          Duration.ofHours(2),
          Duration.ofDays(2),
          Duration.ofDays(8),
          Duration.ofDays(61));
  private static final List<Double> FAULT_RATES = List.of(0.0, 0.03, 0.15);
  private static final int MOST_ROUNDS = 60;

  /** Executions' names are free again after 90 days; what comes later is about a new order. */
  private static final Duration NAMES_LAST = Duration.ofDays(80);

  private final Stage stage;
  private final Instant began;
  private final Random dice;
  private final boolean calm;
  private final List<PlacedOrder> orders = new ArrayList<>();
  private final Happenings happenings;
  private boolean wild = true;

  Story(Stage stage, Door door, long seed) {
    this.stage = stage;
    this.began = stage.time.instant();
    // Seeds that are neighbours would all begin with the same roll.
    this.dice = new Random(new SplittableRandom(seed).nextLong());
    this.calm = dice.nextInt(4) == 0;
    this.happenings = new Happenings(stage, door, () -> wild && dice.nextInt(8) == 0);
    stage.set(dice, calm ? 0 : FAULT_RATES.get(dice.nextInt(FAULT_RATES.size())));
    var skus = List.of("mug-" + seed, "pen-" + seed);
    for (var number = 1 + dice.nextInt(3); number > 0; number--) {
      orders.add(PlacedOrder.random("s%d-%d".formatted(seed, number), skus, calm, dice));
    }
    skus.forEach(sku -> happenings.count(sku, 2 + dice.nextInt(7)));
  }

  /** What happened, step by step. */
  List<String> told() {
    return happenings.told();
  }

  Stage stage() {
    return stage;
  }

  List<PlacedOrder> orders() {
    return orders;
  }

  /** Whether nothing fails, nobody cancels, and no time passes before its time. */
  boolean isCalm() {
    return calm;
  }

  /** Tells the story to its end. */
  Story tell() throws Exception {
    orders.forEach(happenings::announce);
    for (var steps = 10 + dice.nextInt(70); steps > 0; steps--) {
      step();
    }
    happenings.note("the weather becomes fair");
    wild = false;
    stage.faults.of(dice, 0);
    end();
    again();
    end();
    return this;
  }

  private void step() throws Exception {
    var queued = happenings.queued();
    var coming = happenings.coming();
    var chance = dice.nextInt(100);
    if (chance < 45 && !queued.isEmpty()) {
      happenings.work(queued.get(dice.nextInt(queued.size())));
    } else if (chance < 70 && !coming.isEmpty()) {
      happenings.happen(coming.get(dice.nextInt(coming.size())));
    } else if (chance < 84) {
      chore();
    } else if (chance < 90) {
      happenings.show(dice.nextInt(10));
    } else {
      var pause = PAUSES.get(dice.nextInt(calm ? 2 : 1 + dice.nextInt(longest())));
      happenings.pass(namesLast(pause) ? pause : PAUSES.getFirst());
    }
  }

  private void chore() throws InterruptedException {
    switch (dice.nextInt(4)) {
      case 0 -> happenings.chore("payment answers what is due", stage.payment::answer);
      case 1 -> happenings.chore("payment gives back what is due", stage.payment::giveBack);
      case 2 -> happenings.chore("payment asks the provider", stage.payment::inquire);
      default -> {
        var order = orders.get(dice.nextInt(orders.size())).id();
        happenings.chore("courier settles " + order, () -> stage.courier.settle(order));
      }
    }
  }

  private boolean namesLast(Duration pause) {
    return stage.time.instant().plus(pause).isBefore(began.plus(NAMES_LAST));
  }

  /**
   * What is longer than two days passes only where no worker is away, and what is longer than a
   * week only where parcels alone are waited for: giving back is given up after two months.
   */
  private int longest() {
    if (!happenings.queued().isEmpty()) {
      return PAUSES.size() - 2;
    }
    return orders.stream().allMatch(this::isQuiet) ? PAUSES.size() : PAUSES.size() - 1;
  }

  private boolean isQuiet(PlacedOrder order) {
    var delivery = Ending.of(stage, "order-delivery", order.id());
    return !Ending.of(stage, "order-cancellation", order.id()).isRunning()
        && (!delivery.isRunning() || "TrackDelivery".equals(delivery.lastState()));
  }

  /** Lets everything come that is to come, and as much time pass as that takes. */
  private void end() throws Exception {
    for (var round = 0; round < MOST_ROUNDS; round++) {
      rest();
      var running = running();
      if (running == null) {
        // What nobody charges any more nobody decides on.
        happenings.coming().removeIf(act -> act.isDecision() && !isCharged(act.orderId()));
        if (happenings.coming().isEmpty() && happenings.queued().isEmpty() && round > 1) {
          happenings.show(Integer.MAX_VALUE);
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
      for (var act : List.copyOf(happenings.coming())) {
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
    } while (!left.containsAll(happenings.queued()));
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

  /** What is kept somewhere may come once more, long after its time. */
  private void again() throws Exception {
    happenings.note("what came before comes again");
    for (var task : List.copyOf(stage.wires.tasks())) {
      if (dice.nextInt(3) == 0) {
        happenings.work(task);
      }
    }
    for (var order : orders) {
      if (dice.nextBoolean() && namesLast(Duration.ZERO)) {
        happenings.announce(order);
      }
    }
  }
}
