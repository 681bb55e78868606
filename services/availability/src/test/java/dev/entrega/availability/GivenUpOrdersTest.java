package dev.entrega.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.messaging.tasks.TaskOutcome;
import dev.entrega.testing.OnEachDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Orders are given up while they are being reserved, all of it at once and more than once. */
@OnEachDatabase
class GivenUpOrdersTest {

  private static final int ROUNDS = 20;
  private static final int SKUS = 4;
  private static final long ON_HAND = 12;

  @Test
  void what_is_given_up_keeps_nothing_and_what_is_not_keeps_all() throws Exception {
    var first = System.nanoTime();
    for (var seed = first; seed < first + ROUNDS; seed++) {
      try (var warehouse = new Warehouse()) {
        new Rush(warehouse, seed).check();
      }
    }
  }

  private static final class Rush {

    private final Warehouse warehouse;
    private final long seed;
    private final Random random;
    private final List<String> orders;

    Rush(Warehouse warehouse, long seed) {
      this.warehouse = warehouse;
      this.seed = seed;
      this.random = new Random(seed);
      this.orders = IntStream.range(0, 12).mapToObj(i -> "order-" + i).toList();
      skus().forEach(sku -> warehouse.counted(sku, ON_HAND));
    }

    void check() throws Exception {
      var givenUp = orders.stream().filter(_ -> random.nextBoolean()).toList();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var done : threads.invokeAll(attempts(givenUp))) {
          done.get();
        }
      }

      skus()
          .forEach(sku ->
              assertThat(warehouse.reserved(sku))
                  .as("%s, seed %d", sku, seed)
                  .isEqualTo(warehouse.promised(sku))
                  .isBetween(0L, ON_HAND));
      givenUp.forEach(order ->
          assertThat(warehouse.reserving(order, wishes()))
              .as("%s, seed %d", order, seed)
              .isInstanceOf(TaskOutcome.Failed.class));
      orders.forEach(warehouse::release);
      skus()
          .forEach(
              sku -> assertThat(warehouse.reserved(sku)).as("%s, seed %d", sku, seed).isZero());
    }

    private List<Callable<Object>> attempts(List<String> givenUp) {
      var attempts = new ArrayList<Callable<Object>>();
      for (var order : orders) {
        var wishes = wishes();
        times(() -> attempts.add(() -> warehouse.reserving(order, wishes)));
      }
      for (var order : givenUp) {
        times(() -> attempts.add(() -> warehouse.release(order)));
      }
      Collections.shuffle(attempts, random);
      return attempts;
    }

    private void times(Runnable action) {
      IntStream.rangeClosed(0, random.nextInt(3)).forEach(_ -> action.run());
    }

    private List<ReserveItems.Item> wishes() {
      return IntStream.rangeClosed(0, random.nextInt(3))
          .mapToObj(_ -> Warehouse.item("sku-" + random.nextInt(SKUS), 1 + random.nextInt(2)))
          .toList();
    }

    private static List<String> skus() {
      return IntStream.range(0, SKUS).mapToObj(i -> "sku-" + i).toList();
    }
  }
}
