package dev.entrega.local.stepfunctions.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class RealTimeTest {

  private final Time time = Time.real();
  private final List<String> heard = new CopyOnWriteArrayList<>();

  @Test
  void letters_are_taken_in_the_order_of_their_arrival() throws InterruptedException {
    Mailbox<String> mailbox = time.mailbox();
    mailbox.put("first");
    time.start(() -> mailbox.put("second"));

    assertThat(mailbox.take(null)).isEqualTo("first");
    assertThat(mailbox.take(time.instant().plus(Duration.ofDays(1000)))).isEqualTo("second");
  }

  @Test
  void a_wait_ends_at_its_deadline_and_not_before() throws InterruptedException {
    Instant deadline = time.instant().plusMillis(30);

    assertThat(time.mailbox().take(deadline)).isNull();

    assertThat(time.instant()).isAfterOrEqualTo(deadline);
  }

  @Test
  void an_interruption_ends_a_wait() {
    Strand strand =
        time.start(() -> {
          try {
            time.mailbox().take(null);
          } catch (InterruptedException _) {
            heard.add("interrupted");
          }
        });

    strand.interrupt();

    await().atMost(Duration.ofSeconds(5)).until(() -> heard.contains("interrupted"));
  }
}
