package dev.entrega.availability;

import static dev.entrega.availability.Warehouse.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.testing.OnEachDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class StockTest {

  private final Warehouse warehouse = new Warehouse();

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void a_newer_count_replaces_the_last_one() {
    warehouse.counted("lamp", 5, 1).counted("lamp", 3, 2);

    assertThat(warehouse.onHand("lamp")).isEqualTo(3);
  }

  @Test
  void an_older_count_changes_nothing() {
    warehouse.counted("lamp", 5, 2).counted("lamp", 3, 1);

    assertThat(warehouse.onHand("lamp")).isEqualTo(5);
  }

  @Test
  void a_count_of_the_same_moment_changes_nothing() {
    warehouse.counted("lamp", 5, 1).counted("lamp", 3, 1);

    assertThat(warehouse.onHand("lamp")).isEqualTo(5);
  }

  @Test
  void a_count_leaves_what_is_reserved_as_it_was() {
    warehouse.counted("lamp", 5, 1);
    warehouse.reserve("order-1", item("lamp", 2));

    warehouse.counted("lamp", 4, 2);

    assertThat(warehouse.reserved("lamp")).isEqualTo(2);
    assertThat(warehouse.reserve("order-2", item("lamp", 3)).available()).isFalse();
    assertThat(warehouse.reserve("order-3", item("lamp", 2)).available()).isTrue();
  }

  @Test
  void a_count_below_what_is_reserved_is_believed_and_nothing_more_is_promised() {
    warehouse.counted("lamp", 5, 1);
    warehouse.reserve("order-1", item("lamp", 4));

    warehouse.counted("lamp", 1, 2);

    assertThat(warehouse.onHand("lamp")).isEqualTo(1);
    assertThat(warehouse.reserved("lamp")).isEqualTo(4);
    assertThat(warehouse.reserve("order-2", item("lamp", 1)).available()).isFalse();
  }
}
