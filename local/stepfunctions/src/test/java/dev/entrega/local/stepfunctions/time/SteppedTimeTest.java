package dev.entrega.local.stepfunctions.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SteppedTimeTest {

  private final SteppedTime time = new SteppedTime(Instant.EPOCH);
  private final List<String> heard = new CopyOnWriteArrayList<>();

  private Strand sleeper(String name, Duration duration) {
    return time.start(() -> {
      try {
        time.sleepUntil(Instant.EPOCH.plus(duration));
        heard.add(name + " at " + time.instant().getEpochSecond());
      } catch (InterruptedException _) {
        heard.add(name + " interrupted");
      }
    });
  }

  @Test
  void wakes_what_is_due_in_order_of_time() {
    sleeper("late", Duration.ofSeconds(30));
    sleeper("early", Duration.ofSeconds(10));
    sleeper("never", Duration.ofDays(1));

    time.advance(Duration.ofMinutes(1));

    assertThat(heard).containsExactly("early at 10", "late at 30");
    assertThat(time.instant()).isEqualTo(Instant.EPOCH.plusSeconds(60));
  }

  @Test
  void what_is_past_is_not_waited_for() {
    sleeper("now", Duration.ZERO);

    time.settle();

    assertThat(heard).containsExactly("now at 0");
  }

  @Test
  void strands_run_one_at_a_time_in_the_order_of_their_beginning() {
    var unguarded = new ArrayList<Integer>();
    for (int i = 0; i < 100; i++) {
      int turn = i;
      time.start(() -> unguarded.add(turn));
    }

    time.settle();

    assertThat(unguarded).hasSize(100).isSorted();
  }

  @Test
  void a_letter_wakes_who_waits_and_time_does_where_none_comes() {
    Mailbox<String> mailbox = time.mailbox();
    time.start(() -> {
      try {
        heard.add("" + mailbox.take(null));
        heard.add("" + mailbox.take(Instant.EPOCH.plusSeconds(5)));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
    time.settle();
    mailbox.put("letter");
    time.advance(Duration.ofSeconds(5));

    assertThat(heard).containsExactly("letter", "null");
  }

  @Test
  void an_interruption_wakes_and_time_wakes_no_more() {
    Strand strand = sleeper("sleeper", Duration.ofSeconds(5));
    time.settle();

    strand.interrupt();
    time.advance(Duration.ofSeconds(9));

    assertThat(heard).containsExactly("sleeper interrupted");
  }

  @Test
  void an_interruption_waits_for_who_does_not_wait_yet() {
    var self = new AtomicReference<Strand>();
    time.start(() -> {
      self.set(sleeper("sleeper", Duration.ofSeconds(5)));
      self.get().interrupt();
    });
    time.settle();

    assertThat(heard).containsExactly("sleeper interrupted");
  }

  @Test
  void a_foreign_thread_may_wait_as_well() throws InterruptedException {
    Mailbox<String> mailbox = time.mailbox();
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                heard.add("" + mailbox.take(Instant.EPOCH.plusSeconds(5)));
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    await().atMost(Duration.ofSeconds(5)).until(() -> thread.getState() == Thread.State.WAITING);

    time.advance(Duration.ofSeconds(5));
    thread.join();

    assertThat(heard).containsExactly("null");
  }
}
