package dev.entrega.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.testing.OnEachDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many orders want the last unit at the same moment, each of them perhaps more than once. */
@OnEachDatabase
class LastUnitTest {

  private static final int ROUNDS = 30;

  @Test
  void parallel_orders_share_no_unit_and_are_refused_none_that_is_there() throws Exception {
    var first = System.nanoTime();
    for (var seed = first; seed < first + ROUNDS; seed++) {
      try (var warehouse = new Warehouse()) {
        new Rush(warehouse, seed).check();
      }
    }
  }

  private record Order(String id, ReserveItems wishes) {

    long wants(String sku) {
      return wishes.piecesBySku().getOrDefault(sku, 0L);
    }
  }

  private record Answered(Order order, Availability answer) {}

  private static final class Rush {

    private final Warehouse warehouse;
    private final long seed;
    private final Random random;
    private final Map<String, Long> shelves = new HashMap<>();
    private final List<Order> orders;

    Rush(Warehouse warehouse, long seed) {
      this.warehouse = warehouse;
      this.seed = seed;
      this.random = new Random(seed);
      var skus = 1 + random.nextInt(5);
      IntStream.range(0, skus).forEach(i -> shelves.put("sku-" + i, (long) random.nextInt(8)));
      shelves.forEach(warehouse::counted);
      orders =
          IntStream.rangeClosed(5, 5 + random.nextInt(25))
              .mapToObj(i -> new Order("order-" + i, wishes()))
              .toList();
    }

    void check() throws Exception {
      var answers = answers();

      assertThat(answers).as("one answer for each order, seed %d", seed).hasSameSizeAs(orders);
      shelves.forEach((sku, onHand) -> {
        var reserved = warehouse.reserved(sku);
        assertThat(reserved).as("%s, seed %d", sku, seed).isBetween(0L, onHand);
        assertThat(warehouse.promised(sku)).as("%s, seed %d", sku, seed).isEqualTo(reserved);
        assertThat(granted(sku, answers)).as("%s, seed %d", sku, seed).isEqualTo(reserved);
      });
      answers.forEach(this::refusedOnlyWhatIsGone);
    }

    private ReserveItems wishes() {
      return new ReserveItems(
          IntStream.rangeClosed(0, random.nextInt(4))
              .mapToObj(_ -> Warehouse.item("sku-" + random.nextInt(6), 1 + random.nextInt(2)))
              .toList());
    }

    private List<Callable<Answered>> attempts() {
      var attempts = new ArrayList<Callable<Answered>>();
      for (var order : orders) {
        IntStream.rangeClosed(0, random.nextInt(3))
            .forEach(_ ->
                attempts.add(() ->
                    new Answered(order, warehouse.reserve(order.id(), order.wishes().items()))));
      }
      Collections.shuffle(attempts, random);
      return attempts;
    }

    /** What the orders were told, each different answer once. */
    private Set<Answered> answers() throws Exception {
      var answers = new HashSet<Answered>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var answered : threads.invokeAll(attempts())) {
          answers.add(answered.get());
        }
      }
      return answers;
    }

    private static long granted(String sku, Set<Answered> answers) {
      return answers.stream()
          .filter(answered -> answered.answer().available())
          .mapToLong(answered -> answered.order().wants(sku))
          .sum();
    }

    /** Reservations only grow in this test, so what was short once is short at the end too. */
    private void refusedOnlyWhatIsGone(Answered answered) {
      var missing = answered.answer().missing();
      if (missing == null) {
        return;
      }
      assertThat(missing).as("%s, seed %d", answered, seed).isNotEmpty();
      for (var sku : missing) {
        var onHand = shelves.getOrDefault(sku, 0L);
        var left = onHand == 0 ? 0 : onHand - warehouse.reserved(sku);
        assertThat(answered.order().wants(sku))
            .as("%s, seed %d", answered, seed)
            .isGreaterThan(left);
      }
    }
  }
}
