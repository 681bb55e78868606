package dev.entrega.messaging.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AdaptivePermitsTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  private final AdaptivePermits permits = new AdaptivePermits(64);

  @Test
  void all_of_them_are_there_at_first() {
    assertThat(permits.window()).isEqualTo(64);
    assertThat(permits.full()).isTrue();
  }

  @Test
  void a_fault_halves_them_once_for_all_that_were_under_way() {
    var mark = permits.mark();

    permits.faulted(mark);
    permits.faulted(mark);
    permits.faulted(mark);

    assertThat(permits.window()).isEqualTo(32);
    assertThat(permits.full()).isFalse();
  }

  @Test
  void one_is_always_left() {
    for (int fault = 0; fault < 20; fault++) {
      permits.faulted(permits.mark());
    }

    assertThat(permits.window()).isOne();
  }

  @Test
  void after_a_halving_a_full_round_of_successes_adds_one() {
    permits.faulted(permits.mark());

    succeed(33);

    assertThat(permits.window()).isEqualTo(33);
  }

  @Test
  void there_are_never_more_than_allowed() {
    permits.faulted(permits.mark());

    succeed(10_000);

    assertThat(permits.window()).isEqualTo(64);
    assertThat(permits.full()).isTrue();
  }

  @Test
  void it_reopens_with_one_and_adds_one_for_each_success_up_to_half() {
    permits.close();
    permits.reopen();
    assertThat(permits.window()).isOne();

    succeed(31);
    assertThat(permits.window()).isEqualTo(32);

    succeed(31);
    assertThat(permits.window()).isEqualTo(32);
  }

  @Test
  void a_fault_from_before_a_reopening_does_not_count() {
    var mark = permits.mark();
    permits.close();
    permits.reopen();
    succeed(7);

    permits.faulted(mark);

    assertThat(permits.window()).isEqualTo(8);
  }

  @Test
  void no_more_are_given_than_there_are() throws Exception {
    var two = new AdaptivePermits(2);
    two.take();
    two.take();

    var third = CompletableFuture.supplyAsync(() -> taken(two));

    await().during(Duration.ofMillis(100)).until(() -> !third.isDone());
    two.give();
    assertThat(third.get()).isTrue();
  }

  @Test
  void whoever_waits_when_it_closes_gets_none() throws Exception {
    var one = new AdaptivePermits(1);
    one.take();
    var refused = new AtomicInteger();
    for (int waiting = 0; waiting < 3; waiting++) {
      Thread.ofVirtual()
          .start(() -> {
            if (!taken(one)) {
              refused.incrementAndGet();
            }
          });
    }

    one.close();

    await().atMost(SOON).until(() -> refused.get() == 3);
    assertThat(one.take()).isFalse();
  }

  @Test
  void a_pause_ends_when_it_closes() {
    var paused =
        CompletableFuture.runAsync(() -> {
          try {
            permits.pause(Duration.ofHours(1));
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });

    permits.close();

    assertThat(paused).succeedsWithin(SOON);
  }

  @Test
  void it_is_idle_when_all_have_come_back() throws Exception {
    permits.take();
    assertThat(permits.awaitIdle(Duration.ofMillis(20))).isFalse();

    permits.give();

    assertThat(permits.awaitIdle(SOON)).isTrue();
  }

  private void succeed(int times) {
    IntStream.range(0, times).forEach(_ -> permits.succeeded());
  }

  private static boolean taken(AdaptivePermits permits) {
    try {
      return permits.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
