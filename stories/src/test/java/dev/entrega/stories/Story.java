package dev.entrega.stories;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

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
  private static final List<Faults.Weather> WEATHERS =
      List.of(
          Faults.Weather.FAIR,
          new Faults.Weather(0.03, 0),
          new Faults.Weather(0.15, 0),
          new Faults.Weather(0.03, 0.03),
          new Faults.Weather(0.15, 0.1));

  /** Executions' names are free again after 90 days; what comes later is about a new order. */
  private static final Duration NAMES_LAST = Duration.ofDays(80);

  private final Stage stage;
  private final Instant began;
  private final Random dice;
  private final boolean calm;
  private final Faults.Weather weather;
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
    this.weather = calm ? Faults.Weather.FAIR : WEATHERS.get(dice.nextInt(WEATHERS.size()));
    stage.set(dice, Faults.Weather.FAIR);
    var skus = List.of("mug-" + seed, "pen-" + seed);
    for (var number = 1 + dice.nextInt(3); number > 0; number--) {
      orders.add(PlacedOrder.random("s%d-%d".formatted(seed, number), skus, calm, dice));
    }
    skus.forEach(sku -> happenings.count(sku, 2 + dice.nextInt(7)));
    stage.faults.of(dice, weather);
  }

  /** What happened, step by step. */
  List<String> told() {
    return happenings.told();
  }

  /** How many steps the story had so far. */
  int steps() {
    return happenings.steps();
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

  /** How much goes wrong until the weather becomes fair. */
  Faults.Weather weather() {
    return weather;
  }

  /** Tells the story to its end. */
  Story tell() throws Exception {
    orders.forEach(happenings.upstream()::announce);
    for (var steps = 10 + dice.nextInt(100); steps > 0; steps--) {
      step();
    }
    happenings.note("the weather becomes fair");
    wild = false;
    stage.faults.of(dice, Faults.Weather.FAIR);
    var aftermath = new Aftermath(stage, happenings, orders);
    aftermath.come();
    again();
    aftermath.come();
    return this;
  }

  private void step() throws Exception {
    var queued = happenings.queued();
    var coming = happenings.upstream().coming();
    var chance = dice.nextInt(100);
    if (chance < 35 && !queued.isEmpty()) {
      happenings.work(queued.get(dice.nextInt(queued.size())));
    } else if (chance < 60 && !coming.isEmpty()) {
      happenings.happen(coming.get(dice.nextInt(coming.size())));
    } else if (chance < 75) {
      chore();
    } else if (chance < 91) {
      hear();
    } else {
      var pause = PAUSES.get(calm ? dice.nextInt(2) : wildPause());
      happenings.pass(namesLast(pause) ? pause : PAUSES.getFirst());
    }
  }

  /** Mostly short, so that much happens between two clocks that run out. */
  private int wildPause() {
    var longest = longest();
    return dice.nextInt(dice.nextInt(3) == 0 ? longest : 1 + dice.nextInt(longest));
  }

  private void hear() throws Exception {
    var hearing = happenings.hearings().get(dice.nextInt(happenings.hearings().size()));
    var changes = stage.publications.changes();
    if (dice.nextInt(8) == 0 && !changes.isEmpty()) {
      hearing.again(changes.get(dice.nextInt(changes.size())));
    }
    var waiting = hearing.waiting();
    if (!waiting.isEmpty()) {
      happenings.hear(hearing, waiting.get(dice.nextInt(waiting.size())));
    }
  }

  private void chore() throws Exception {
    switch (dice.nextInt(6)) {
      case 0 -> happenings.chore("payment answers what is due", stage.payment::answer);
      case 1 -> happenings.chore("payment gives back what is due", stage.payment::giveBack);
      case 2 -> happenings.chore("payment asks the provider", stage.payment::inquire);
      case 3, 4 -> happenings.chore("notifier tells what is due", stage.notifier::tell);
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

  /** What is kept somewhere may come once more, long after its time. */
  private void again() throws Exception {
    happenings.note("what came before comes again");
    for (var task : List.copyOf(stage.wires.tasks())) {
      if (dice.nextInt(3) == 0) {
        happenings.work(task);
      }
    }
    var changes = List.copyOf(stage.publications.changes());
    for (var hearing : happenings.hearings()) {
      changes.stream().filter(_ -> dice.nextInt(3) == 0).forEach(hearing::again);
    }
    for (var order : orders) {
      if (dice.nextBoolean() && namesLast(Duration.ZERO)) {
        happenings.upstream().announce(order);
      }
    }
  }
}
