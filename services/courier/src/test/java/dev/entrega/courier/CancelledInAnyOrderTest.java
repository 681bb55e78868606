package dev.entrega.courier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entrega.messaging.tasks.TaskOutcome;
import dev.entrega.testing.OnEachDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Events, tokens and two attempts of a cancellation come at the same moment. */
@OnEachDatabase
class CancelledInAnyOrderTest {

  private static final int ROUNDS = Boolean.getBoolean("entrega.chaos") ? 250 : 10;
  private static final int ORDERS = 12;

  /**
   * What one attempt was told.
   *
   * @param withdrawal what it said
   * @param toldBefore all that had been told of the order when it came
   */
  private record Answered(Withdrawal withdrawal, List<String> toldBefore) {}

  private final Map<String, Queue<Answered>> answers = new ConcurrentHashMap<>();

  @Test
  void every_attempt_gets_the_same_answer_and_nothing_is_told_after_it() throws Exception {
    var first = System.nanoTime();
    for (var seed = first; seed < first + ROUNDS; seed++) {
      answers.clear();
      try (var depot = new Depot(new World())) {
        comeAtOnce(depot, new Random(seed));

        for (var order = 0; order < ORDERS; order++) {
          check(depot, "order-" + order, "seed %d, order %d".formatted(seed, order));
        }
        assertThat(depot.unsettled()).as("left for the sweep, seed %d", seed).isZero();
      }
    }
  }

  private void check(Depot depot, String orderId, String story) {
    var all = List.copyOf(answers.get(orderId));
    var answer = all.getFirst().withdrawal();

    assertThat(all).as(story).extracting(Answered::withdrawal).containsOnly(answer);
    assertThat(all.getFirst().toldBefore()).as(story).isEqualTo(told(depot, orderId));
    assertThat(
            depot.world.taken.stream()
                .filter(taken -> taken.token().equals("token of " + orderId))
                .filter(taken -> taken.output() instanceof Delivered))
        .as(story)
        .hasSize(answer.withdrawn() ? 0 : 1);
  }

  private void comeAtOnce(Depot depot, Random random) throws Exception {
    var messages = new ArrayList<Callable<Boolean>>();
    for (var order = 0; order < ORDERS; order++) {
      var parcel = Parcels.Parcel.random("order-" + order, random);
      parcel.events().forEach(event -> messages.add(message(() -> depot.courier().on(event))));
      messages.add(
          message(() -> depot.courier().track(Depot.track(parcel.orderId(), parcel.token()))));
      messages.add(message(() -> cancel(depot, parcel.orderId())));
      messages.add(message(() -> cancel(depot, parcel.orderId())));
    }
    Collections.shuffle(messages, random);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var call : threads.invokeAll(messages)) {
        call.get();
      }
    }
  }

  /** Comes again until it is answered, as SQS would have it. */
  private void cancel(Depot depot, String orderId) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .ignoreExceptionsMatching(fault -> fault.toString().contains("is still being told"))
        .until(() ->
            switch (depot.withdrawals().withdraw(Depot.withdraw(orderId))) {
              case TaskOutcome.Succeeded<Withdrawal>(var withdrawal) ->
                  answers
                      .computeIfAbsent(orderId, _ -> new ConcurrentLinkedQueue<>())
                      .add(new Answered(withdrawal, told(depot, orderId)));
              case TaskOutcome.Failed<Withdrawal> _, TaskOutcome.Deferred<Withdrawal> _ -> false;
            });
  }

  private static List<String> told(Depot depot, String orderId) {
    return depot.world.told.stream()
        .filter(told -> told.startsWith(orderId + " ") || told.equals("token of " + orderId))
        .toList();
  }

  private static Callable<Boolean> message(Runnable work) {
    return () -> {
      work.run();
      return true;
    };
  }
}
