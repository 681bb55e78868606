package dev.entrega.asl;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * A moment in an order's life: right before a task is sent, a function called, or a status
 * published.
 */
enum Moment {
  RECEIVED,
  RESERVE,
  UNAVAILABLE,
  PRICE,
  CONFIRMED,
  CHARGE,
  PAYMENT_APPROVED,
  TRACK,
  DELIVERED,
  WITHDRAW,
  REFUND,
  RELEASE,
  PAYMENT_DECLINED,
  DELIVERY_FAILED,
  FAILED;

  private static final String YES = "{\"available\": true}";
  private static final String PAID = "{\"paymentId\": \"p-1\", \"amountCents\": 10420}";
  private static final String DELIVERED_AT = "{\"deliveredAt\": \"2026-01-05T12:00:00Z\"}";
  private static final Set<String> GIVING_BACK = Set.of("withdraw", "refund", "release");

  /** The task that is sent then. */
  String task() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Leads an order there, has something come true, and lets the moment come. */
  void lead(World world, Order order, Runnable comesTrue) {
    switch (this) {
      case RECEIVED -> last(comesTrue, () -> world.place(order));
      case RESERVE -> last(comesTrue, () -> world.place(order));
      case UNAVAILABLE -> {
        world.place(order);
        last(comesTrue, () -> world.succeed("reserve", "{\"available\": false}"));
      }
      case PRICE, CONFIRMED, CHARGE -> {
        world.place(order);
        last(comesTrue, () -> world.succeed("reserve", YES));
      }
      case PAYMENT_APPROVED, TRACK -> {
        world.place(order).succeed("reserve", YES);
        last(comesTrue, () -> world.succeed("charge", PAID));
      }
      case DELIVERED -> {
        tracked(world, order);
        last(comesTrue, () -> world.succeed("track", DELIVERED_AT));
      }
      case WITHDRAW -> {
        tracked(world, order);
        last(comesTrue, () -> world.advance(Duration.ofDays(60)));
      }
      case REFUND -> {
        tracked(world, order).advance(Duration.ofDays(60));
        last(comesTrue, () -> world.succeed("withdraw", "{\"withdrawn\": true}"));
      }
      case RELEASE -> {
        tracked(world, order).advance(Duration.ofDays(60));
        world.succeed("withdraw", "{\"withdrawn\": true}");
        last(comesTrue, () -> world.succeed("refund", "{\"refunded\": true}"));
      }
      case PAYMENT_DECLINED -> {
        world.place(order).succeed("reserve", YES).fail("charge", "Payment.Declined");
        last(comesTrue, () -> world.succeed("release", "{\"released\": true}"));
      }
      case DELIVERY_FAILED -> {
        tracked(world, order).fail("track", "Delivery.Failed");
        world.succeed("refund", "{\"refunded\": true}");
        last(comesTrue, () -> world.succeed("release", "{\"released\": true}"));
      }
      case FAILED -> {
        world.place(order).succeed("reserve", YES).fail("charge", "Payment.Refused");
        world.succeed("refund", "{\"refunded\": false}");
        last(comesTrue, () -> world.succeed("release", "{\"released\": true}"));
      }
    }
  }

  /** Answers every task that gives back, as long as one is asked for. */
  static void giveBack(World world) {
    while (!world.taskNames().isEmpty() && GIVING_BACK.contains(world.taskNames().getLast())) {
      var task = world.taskNames().getLast();
      world.succeed(task, task.equals("withdraw") ? "{\"withdrawn\": true}" : "{}");
      if (world.taskNames().getLast().equals(task)) {
        return;
      }
    }
  }

  private static World tracked(World world, Order order) {
    return world.place(order).succeed("reserve", YES).succeed("charge", PAID);
  }

  private static void last(Runnable comesTrue, Runnable step) {
    comesTrue.run();
    step.run();
  }
}
