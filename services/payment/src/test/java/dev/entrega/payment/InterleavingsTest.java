package dev.entrega.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.messaging.tasks.TaskOutcome;
import dev.entrega.payment.Provider.Found;
import dev.entrega.testing.OnEachDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * An order is closed while it is being charged, paid, closed once more. Each pair of these is tried
 * with the second happening at every step of the first, with a crash at every step of it, and each
 * three with the third at some step of the second. However it went, in the end nobody can pay any
 * more, and who has paid has it back, once, and knows.
 */
@OnEachDatabase
class InterleavingsTest {

  private static final String ORDER = "o1";

  private final World world = new World();

  /** What may happen to an order. */
  private enum Event {
    CHARGE {
      @Override
      void happenTo(World world) throws InterruptedException {
        world.charge(ORDER, "t1");
      }
    },
    CHARGE_AGAIN {
      @Override
      void happenTo(World world) throws InterruptedException {
        world.charge(ORDER, "t2");
      }
    },
    PAY {
      @Override
      void happenTo(World world) {
        world.pay(ORDER);
      }
    },
    PAY_UNHEARD {
      @Override
      void happenTo(World world) {
        world.payUnheard(ORDER);
      }
    },
    REFUND {
      @Override
      void happenTo(World world) throws InterruptedException {
        world.refund(ORDER);
      }
    },
    SWEEP {
      @Override
      void happenTo(World world) throws InterruptedException {
        world.pass(Duration.ofMinutes(20));
      }
    };

    abstract void happenTo(World world) throws InterruptedException;
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void whatever_happens_at_whichever_step_of_what() throws Exception {
    int stories = 0;
    for (Event earlier : Event.values()) {
      for (Event first : Event.values()) {
        for (Event second : Event.values()) {
          stories += atEachStep(earlier, first, second);
        }
      }
    }
    assertThat(stories).isGreaterThan(900);
  }

  @Test
  void whatever_crashes_at_whichever_step() throws Exception {
    for (Event earlier : Event.values()) {
      for (Event first : Event.values()) {
        int step = 0;
        do {
          step++;
          begin(earlier);
          world.at(
              step,
              () -> {
                throw new World.Crash();
              });
          happen(first);
        } while (check("%s, then %s crashes at step %d".formatted(earlier, first, step)));
      }
    }
  }

  @Test
  void three_at_once() throws Exception {
    long first = System.nanoTime();
    for (long seed = first; seed < first + 500; seed++) {
      Random random = new Random(seed);
      begin(any(random));
      Event second = any(random);
      Event third = any(random);
      int step = 1 + random.nextInt(8);
      world.at(
          1 + random.nextInt(8),
          () -> {
            world.at(step, () -> third.happenTo(world));
            second.happenTo(world);
          });
      happen(any(random));
      check("seed " + seed);
    }
  }

  private int atEachStep(Event earlier, Event first, Event second) throws Exception {
    int step = 0;
    do {
      step++;
      begin(earlier);
      world.at(step, () -> second.happenTo(world));
      happen(first);
    } while (check("%s, then %s with %s at step %d".formatted(earlier, first, second, step)));
    return step;
  }

  private static Event any(Random random) {
    return Event.values()[random.nextInt(Event.values().length)];
  }

  private void begin(Event earlier) throws InterruptedException {
    world.clear();
    earlier.happenTo(world);
  }

  private void happen(Event event) throws InterruptedException {
    try {
      event.happenTo(world);
    } catch (World.Crash crash) {
      // Its message comes again, or is lost; both must end well.
    }
  }

  /** Lets the order end, if it must; returns whether all that was to happen has happened. */
  private boolean check(String story) throws InterruptedException {
    boolean happened = world.hasHappened();
    world.calm();
    if (!world.refunds.contains(ORDER)) {
      world.refund(ORDER);
    }
    world.pass(Duration.ofHours(2));
    world.pay(ORDER);
    world.pass(Duration.ofHours(2));

    Decision decision = world.provider.charge(ORDER).map(Found::decision).orElse(null);
    boolean taken = decision != null && decision.taken();
    assertThat(world.provider.charge(ORDER).isPresent()).as(story).isEqualTo(decision != null);
    assertThat(world.provider.refunded).as(story).isEqualTo(taken ? List.of(ORDER) : List.of());
    assertThat(world.published.stream().distinct()).as(story).hasSize(taken ? 1 : 0);
    assertThat(world.refund(ORDER))
        .as(story)
        .isEqualTo(
            TaskOutcome.succeeded(taken ? OrderRefunded.of(Orders.TEN) : OrderRefunded.nothing()));
    assertThat(world.charge(ORDER, "t9")).as(story).isInstanceOf(TaskOutcome.Failed.class);
    return happened;
  }
}
