package dev.entrega.messaging.queues;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WorkInHandTest {

  private static final QueueSettings SETTINGS =
      new QueueSettings(
          1,
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          Duration.ofMinutes(5),
          Duration.ofSeconds(1),
          Duration.ofSeconds(60),
          Duration.ZERO,
          Duration.ofSeconds(1),
          Duration.ofMillis(50));

  private final FakeSqs sqs = new FakeSqs();
  private Instant now = Instant.EPOCH;
  private final WorkInHand inHand =
      new WorkInHand(sqs, new Queue("orders", "http://sqs/orders"), SETTINGS, () -> now);

  @Test
  void a_message_stays_hidden_while_it_is_in_hand() {
    inHand.begin("one");

    pass(Duration.ofSeconds(29));
    assertThat(sqs.renewed).isEmpty();
    pass(Duration.ofSeconds(1));
    pass(Duration.ofSeconds(1));
    assertThat(sqs.renewed).containsExactly("one");
    pass(Duration.ofSeconds(29));
    assertThat(sqs.renewed).containsExactly("one", "one");
  }

  @Test
  void many_messages_are_renewed_in_batches_of_ten() {
    IntStream.range(0, 23).forEach(message -> inHand.begin("m" + message));

    pass(Duration.ofSeconds(30));

    assertThat(sqs.renewed).hasSize(23).doesNotHaveDuplicates();
  }

  @Test
  void a_message_that_was_put_down_is_left_alone() {
    inHand.end(inHand.begin("one"));

    pass(Duration.ofSeconds(30));

    assertThat(sqs.renewed).isEmpty();
    assertThat(inHand.size()).isZero();
  }

  @Test
  void a_renewal_that_failed_is_tried_again_at_the_next_look() {
    sqs.visibilityFaults.set(1);
    inHand.begin("one");

    pass(Duration.ofSeconds(30));
    assertThat(sqs.renewed).isEmpty();
    pass(Duration.ofSeconds(1));
    assertThat(sqs.renewed).containsExactly("one");
  }

  @Test
  void of_a_batch_only_what_was_not_renewed_is_tried_again_at_the_next_look() {
    sqs.notRenewed.add("two");
    inHand.begin("one");
    inHand.begin("two");
    inHand.begin("three");

    pass(Duration.ofSeconds(30));
    assertThat(sqs.renewed).containsExactlyInAnyOrder("one", "three");
    pass(Duration.ofSeconds(1));
    assertThat(sqs.renewed).containsExactlyInAnyOrder("one", "three", "two");
  }

  @Test
  void a_look_that_met_a_bug_of_ours_is_not_the_last() {
    sqs.visibilityFaults.set(1);
    sqs.fault = new IllegalStateException("a bug in the renewal");
    inHand.begin("one");

    pass(Duration.ofSeconds(30));
    assertThat(sqs.renewed).isEmpty();
    pass(Duration.ofSeconds(1));
    assertThat(sqs.renewed).containsExactly("one");
  }

  @Test
  void beyond_the_maximum_the_worker_is_interrupted_and_the_message_no_longer_hidden() {
    inHand.begin("one");

    pass(Duration.ofMinutes(5));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(sqs.renewed).isEmpty();
  }

  @Test
  void nothing_is_interrupted_once_the_handler_has_returned() {
    var work = inHand.begin("one");
    inHand.end(work);

    work.interrupt();

    assertThat(Thread.interrupted()).isFalse();
  }

  private void pass(Duration time) {
    now = now.plus(time);
    inHand.tick();
  }
}
