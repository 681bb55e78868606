package dev.entrega.local.aws.sns.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One subscriber's messages, one after the other. */
class LaneTest {

  private static final Attempt DONE = new Attempt.Done();
  private static final RetryPlan TWICE =
      new RetryPlan(1, 1, 0, 0, Duration.ofMillis(1), Duration.ofMillis(1), Backoff.LINEAR);

  private final List<String> seen = new CopyOnWriteArrayList<>();

  @Test
  void parcels_arrive_in_the_order_in_which_they_came() {
    try (var lanes = new Lanes(1)) {
      var lane = lanes.open();

      for (var i = 0; i < 100; i++) {
        var number = i;
        lane.add(
            parcel(() -> {
              seen.add("p" + number);
              return DONE;
            }));
      }
    }

    assertThat(seen).hasSize(100).startsWith("p0", "p1", "p2").endsWith("p99");
  }

  @Test
  void what_fails_steps_aside_and_comes_again() {
    var attempts = new AtomicInteger();
    try (var lanes = new Lanes(1)) {
      var lane = lanes.open();
      lane.add(
          parcel(() -> {
            seen.add("failing");
            return attempts.incrementAndGet() < 3 ? new Attempt.Failed("ill") : DONE;
          }));
      await().atMost(Duration.ofSeconds(60)).until(() -> attempts.get() == 3);
    }

    assertThat(seen).containsExactly("failing", "failing", "failing");
  }

  @Test
  void what_fails_too_often_or_is_refused_or_breaks_is_undeliverable() {
    try (var lanes = new Lanes(1)) {
      var lane = lanes.open();
      lane.add(parcel(() -> new Attempt.Failed("ill")));
      await().atMost(Duration.ofSeconds(60)).until(() -> seen.size() == 1);
      lane.add(parcel(() -> new Attempt.Refused("unwanted")));
      lane.add(
          parcel(() -> {
            throw new IllegalStateException("broken");
          }));
      lane.add(
          parcel(() -> {
            seen.add("well");
            return DONE;
          }));
    }

    assertThat(seen)
        .containsExactly("ill", "unwanted", "java.lang.IllegalStateException: broken", "well");
  }

  @Test
  void a_lane_that_stands_still_holds_up_no_other_one() throws Exception {
    var gate = new CountDownLatch(1);
    try (var lanes = new Lanes(1)) {
      lanes
          .open()
          .add(
              parcel(() -> {
                gate.await();
                seen.add("slow");
                return DONE;
              }));

      lanes
          .open()
          .add(
              parcel(() -> {
                seen.add("quick");
                gate.countDown();
                return DONE;
              }));
    }

    assertThat(seen).containsExactly("quick", "slow");
  }

  @Test
  void a_lane_that_is_full_takes_no_more() {
    var gate = new CountDownLatch(1);
    try (var lanes = new Lanes(1)) {
      var lane = lanes.open();
      for (var i = 0; i < Lane.LIMIT; i++) {
        lane.add(
            parcel(() -> {
              gate.await();
              return DONE;
            }));
      }

      lane.add(parcel(() -> DONE));

      assertThat(seen).singleElement().asString().contains("10000");
      gate.countDown();
    }
  }

  @Test
  void after_the_end_nothing_is_carried() {
    var lanes = new Lanes(1);
    var lane = lanes.open();
    lanes.close();

    lane.add(
        parcel(() -> {
          seen.add("late");
          return DONE;
        }));

    assertThat(seen).isEmpty();
  }

  private Parcel parcel(Parcel.Courier courier) {
    return new Parcel(TWICE, Duration.ZERO, courier, seen::add);
  }
}
