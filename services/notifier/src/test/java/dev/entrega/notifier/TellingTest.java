package dev.entrega.notifier;

import static dev.entrega.messaging.orders.OrderStatus.CANCELLED;
import static dev.entrega.messaging.orders.OrderStatus.CONFIRMED;
import static dev.entrega.messaging.orders.OrderStatus.DELIVERED;
import static dev.entrega.messaging.orders.OrderStatus.DISPATCHED;
import static dev.entrega.messaging.orders.OrderStatus.OUT_FOR_DELIVERY;
import static dev.entrega.messaging.orders.OrderStatus.RECEIVED;
import static dev.entrega.messaging.orders.OrderStatus.REFUNDED;
import static dev.entrega.notifier.Channel.EMAIL;
import static dev.entrega.notifier.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.notifier.Messenger.Unreachable;
import dev.entrega.testing.OnEachDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** One message for each order, status and channel, whatever is duplicated, late or down. */
@OnEachDatabase
class TellingTest {

  @AutoClose private final Office office = new Office();

  @Test
  void what_was_heard_is_told_on_each_channel() {
    office.place("A");
    office.hear("A", RECEIVED);

    office.round(EMAIL);
    office.round(SMS);

    assertThat(office.sent)
        .containsExactly(
            new Notification("A", EMAIL, RECEIVED, null),
            new Notification("A", SMS, RECEIVED, null));
    assertThat(office.counted(EMAIL, RECEIVED, Outcome.SENT)).isEqualTo(1);
  }

  @Test
  void what_is_said_twice_is_told_once_before_and_after_it_was_sent() {
    office.place("A");
    office.place("A");
    office.hear("A", RECEIVED, RECEIVED);
    office.round(EMAIL);
    office.hear("A", RECEIVED);
    office.place("A");
    office.round(EMAIL);

    assertThat(office.sentOn(EMAIL, "A")).containsExactly(RECEIVED);
  }

  @Test
  void a_status_waits_for_its_contact_without_being_asked_for_again() {
    office.hear("A", RECEIVED, CONFIRMED);
    office.round(EMAIL);

    assertThat(office.conversations.due(EMAIL, 10)).isEmpty();
    office.place("A");
    office.round(EMAIL);

    assertThat(office.sentOn(EMAIL, "A")).containsExactly(RECEIVED, CONFIRMED);
  }

  @Test
  void contact_and_status_that_come_at_once_never_miss_each_other() throws Exception {
    var orders = IntStream.range(0, 200).mapToObj(i -> "A" + i).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var order : orders) {
        var both = new CountDownLatch(2);
        var placing = threads.submit(() -> together(both, () -> office.place(order)));
        var hearing = threads.submit(() -> together(both, () -> office.hear(order, RECEIVED)));
        placing.get();
        hearing.get();
      }
    }

    office.round(EMAIL);

    assertThat(office.sent).hasSize(orders.size());
  }

  private static Void together(CountDownLatch both, Runnable act) throws InterruptedException {
    both.countDown();
    both.await();
    act.run();
    return null;
  }

  @Test
  void a_status_that_overtook_another_lets_it_go_first() {
    office.place("A");
    office.hear("A", CONFIRMED, RECEIVED);

    office.round(EMAIL);

    assertThat(office.sentOn(EMAIL, "A")).containsExactly(RECEIVED, CONFIRMED);
  }

  @Test
  void nothing_is_sent_before_its_patience_is_over() {
    office.place("A");
    office.hear("A", RECEIVED);

    office.rounds(EMAIL).round();

    assertThat(office.sent).isEmpty();
  }

  @Test
  void what_comes_after_something_newer_was_told_would_confuse() {
    office.place("A");
    office.hear("A", DISPATCHED, DELIVERED);
    office.round(EMAIL);
    office.hear("A", OUT_FOR_DELIVERY);
    office.round(EMAIL);

    assertThat(office.sentOn(EMAIL, "A")).containsExactly(DISPATCHED, DELIVERED);
    assertThat(office.outcome("A", EMAIL, OUT_FOR_DELIVERY)).isEqualTo("LATE");
    assertThat(office.counted(EMAIL, OUT_FOR_DELIVERY, Outcome.LATE)).isEqualTo(1);
  }

  @Test
  void that_money_was_given_back_is_told_whenever_it_happens() {
    office.place("A");
    office.hear("A", CANCELLED);
    office.round(EMAIL);
    office.hear("A", REFUNDED);
    office.round(EMAIL);

    assertThat(office.sentOn(EMAIL, "A")).containsExactly(CANCELLED, REFUNDED);
  }

  @Test
  void who_opted_out_of_a_channel_hears_nothing_there() {
    office.optOuts.want("c-17", EMAIL, false);
    office.place("A");
    office.hear("A", RECEIVED);
    office.round(EMAIL);
    office.round(SMS);

    assertThat(office.sentOn(EMAIL, "A")).isEmpty();
    assertThat(office.sentOn(SMS, "A")).containsExactly(RECEIVED);
    assertThat(office.outcome("A", EMAIL, RECEIVED)).isEqualTo("OPTED_OUT");
  }

  @Test
  void who_opts_out_while_a_message_is_sent_does_not_get_the_next_one() {
    office.messenger =
        (_, _, _) -> {
          office.optOuts.want("c-17", EMAIL, false);
          return new Delivery.Taken();
        };
    office.place("A");
    office.hear("A", RECEIVED, CONFIRMED);
    office.round(EMAIL);

    assertThat(office.sentOn(EMAIL, "A")).containsExactly(RECEIVED);
    assertThat(office.outcome("A", EMAIL, CONFIRMED)).isEqualTo("OPTED_OUT");
  }

  @Test
  void who_opts_in_again_hears_what_comes_then_and_nothing_of_before() {
    office.optOuts.want("c-17", EMAIL, false);
    office.place("A");
    office.hear("A", RECEIVED);
    office.round(EMAIL);
    office.optOuts.want("c-17", EMAIL, true);
    office.hear("A", CONFIRMED);
    office.round(EMAIL);

    assertThat(office.sentOn(EMAIL, "A")).containsExactly(CONFIRMED);
  }

  @Test
  void without_an_address_there_is_nothing_to_do() {
    office.contacts.keep(new Contact("A", "c-1", null, null, "+5511999990000", "en", "BRL"));
    office.hear("A", RECEIVED);
    office.round(EMAIL);
    office.round(SMS);

    assertThat(office.outcome("A", EMAIL, RECEIVED)).isEqualTo("NO_ADDRESS");
    assertThat(office.outcome("A", SMS, RECEIVED)).isEqualTo("SENT");
  }

  @Test
  void what_is_refused_is_not_tried_again_and_keeps_the_reason() {
    office.messenger = (_, _, _) -> new Delivery.Refused("SMTP 550 5.1.1");
    office.place("A");
    office.hear("A", RECEIVED);
    office.round(EMAIL);
    office.after(Duration.ofDays(1)).round(EMAIL);

    assertThat(office.outcome("A", EMAIL, RECEIVED)).isEqualTo("REFUSED SMTP 550 5.1.1");
    assertThat(office.counted(EMAIL, RECEIVED, Outcome.REFUSED)).isEqualTo(1);
  }

  @Test
  void what_is_put_off_is_tried_again_after_a_growing_pause_and_given_up_in_the_end() {
    office.messenger = (_, _, _) -> new Delivery.PutOff("SMTP 452");
    office.place("A");
    office.hear("A", RECEIVED);
    office.round(EMAIL);

    assertThat(office.conversations.due(EMAIL, 10)).isEmpty();
    office.after(Duration.ofMinutes(1)).round(EMAIL);
    office.after(Duration.ofMinutes(1)).round(EMAIL);
    assertThat(office.outcome("A", EMAIL, RECEIVED)).isEqualTo("PENDING");
    office.after(Duration.ofMinutes(1)).round(EMAIL);

    assertThat(office.outcome("A", EMAIL, RECEIVED)).isEqualTo("GIVEN_UP SMTP 452");
  }

  @Test
  void what_comes_later_waits_behind_what_was_put_off() {
    office.messenger = (_, _, _) -> new Delivery.PutOff("SMTP 452");
    office.place("A");
    office.hear("A", RECEIVED);
    office.round(EMAIL);
    office.hear("A", CONFIRMED);
    office.messenger = (_, _, _) -> new Delivery.Taken();
    office.after(Duration.ofMinutes(1)).round(EMAIL);

    assertThat(office.sentOn(EMAIL, "A")).containsExactly(RECEIVED, CONFIRMED);
  }

  @Test
  void a_server_that_is_down_delays_and_loses_nothing() {
    office.messenger = down();
    var orders = List.of("A", "B", "C");
    orders.forEach(office::place);
    orders.forEach(order -> office.hear(order, RECEIVED, CONFIRMED));
    var rounds = office.after(Duration.ofSeconds(2)).rounds(EMAIL);
    IntStream.range(0, 5)
        .forEach(_ -> {
          office.after(Duration.ofMinutes(10));
          rounds.round();
        });
    assertThat(office.sent).isEmpty();

    office.messenger = (_, _, _) -> new Delivery.Taken();
    office.after(Duration.ofMinutes(1));
    rounds.round();

    assertThat(orders)
        .allSatisfy(
            order -> assertThat(office.sentOn(EMAIL, order)).containsExactly(RECEIVED, CONFIRMED));
  }

  @Test
  void a_channel_whose_server_is_down_rests_for_growing_times() {
    var asked = Collections.synchronizedList(new ArrayList<OrderStatus>());
    office.messenger =
        (notification, _, _) -> {
          asked.add(notification.status());
          throw new Unreachable("down");
        };
    office.place("A");
    office.hear("A", RECEIVED);
    var rounds = office.after(Duration.ofSeconds(2)).rounds(EMAIL);

    rounds.round();
    rounds.round();
    assertThat(asked).hasSize(1);
    office.after(Duration.ofSeconds(1));
    rounds.round();
    assertThat(asked).hasSize(2);
    office.after(Duration.ofSeconds(1));
    rounds.round();
    assertThat(asked).as("the second rest is longer").hasSize(2);
  }

  @Test
  void a_message_that_we_cannot_write_holds_up_nobody_else() {
    office.messenger =
        (notification, _, _) -> {
          if (notification.orderId().equals("A")) {
            throw new IllegalStateException("a bug");
          }
          return new Delivery.Taken();
        };
    office.place("A");
    office.place("B");
    office.hear("A", RECEIVED);
    office.hear("B", RECEIVED);

    office.round(EMAIL);

    assertThat(office.sentOn(EMAIL, "B")).containsExactly(RECEIVED);
    assertThat(office.outcome("A", EMAIL, RECEIVED)).isEqualTo("PENDING");
  }

  @Test
  void several_processes_tell_everything_once() throws Exception {
    var orders = IntStream.range(0, 100).mapToObj(i -> "A" + i).toList();
    orders.forEach(office::place);
    orders.forEach(order -> office.hear(order, RECEIVED, CONFIRMED));
    office.after(Duration.ofSeconds(2));

    try (var processes = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var round : List.of(1, 2, 3)) {
        var rounds = office.rounds(EMAIL);
        var _ = processes.submit(rounds::round, round);
      }
    }

    assertThat(office.sent).hasSize(200).doesNotHaveDuplicates();
  }

  @Test
  void whom_a_process_left_when_it_died_another_goes_on_with_after_the_lease() {
    office.place("A");
    office.hear("A", RECEIVED);
    office.after(Duration.ofSeconds(2));
    assertThat(office.conversations.claim("A", EMAIL)).isNotNull();

    office.round(EMAIL);
    assertThat(office.sent).isEmpty();
    office.after(Duration.ofMinutes(2)).round(EMAIL);

    assertThat(office.sentOn(EMAIL, "A")).containsExactly(RECEIVED);
  }

  @Test
  void what_comes_while_a_message_is_sent_is_told_right_after_it() {
    office.messenger =
        (notification, _, _) -> {
          if (notification.status() == RECEIVED) {
            office.hear("A", CONFIRMED);
          }
          return new Delivery.Taken();
        };
    office.place("A");
    office.hear("A", RECEIVED);

    office.round(EMAIL);

    assertThat(office.sentOn(EMAIL, "A")).containsExactly(RECEIVED, CONFIRMED);
    assertThat(office.conversations.countDue(EMAIL)).isZero();
  }

  @Test
  void what_comes_while_a_message_is_sent_has_a_whole_lease_too() {
    var claimed = new ArrayList<@Nullable Conversation>();
    office.messenger =
        (notification, _, _) -> {
          if (notification.status() == RECEIVED) {
            office.hear("A", CONFIRMED);
          }
          office.after(Duration.ofSeconds(90));
          claimed.add(office.conversations.claim("A", EMAIL));
          return new Delivery.Taken();
        };
    office.place("A");
    office.hear("A", RECEIVED);

    office.round(EMAIL);

    assertThat(claimed).as("by another process").containsExactly(null, null);
  }

  @Test
  void a_stop_interrupts_nobody_who_sends() throws Exception {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    office.messenger = slow(begun, goOn);
    office.place("A");
    office.hear("A", RECEIVED);
    office.after(Duration.ofSeconds(2));
    var rounds =
        new Rounds(
            EMAIL,
            office.conversations,
            office.teller(),
            () -> office.now,
            office.settings.sending(),
            Duration.ofMillis(10));
    rounds.start();
    assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();

    rounds.stop();
    goOn.countDown();

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(office.outcome("A", EMAIL, RECEIVED)).isEqualTo("SENT"));
  }

  @Test
  void a_stop_is_done_when_the_message_is_written_down() throws Exception {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var done = new CountDownLatch(1);
    office.messenger = slow(begun, goOn);
    office.place("A");
    office.hear("A", RECEIVED);
    var rounds = office.after(Duration.ofSeconds(2)).rounds(EMAIL);
    rounds.start();
    assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();

    rounds.stop(done::countDown);
    goOn.countDown();

    assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(office.outcome("A", EMAIL, RECEIVED)).isEqualTo("SENT");
    assertThat(rounds.isRunning()).isFalse();
  }

  private static Messenger slow(CountDownLatch begun, CountDownLatch goOn) {
    return (_, _, _) -> {
      begun.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted", e);
      }
      return new Delivery.Taken();
    };
  }

  private static Messenger down() {
    return (_, _, _) -> {
      throw new Unreachable("down");
    };
  }
}
