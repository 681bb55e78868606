package dev.entrega.availability;

import static dev.entrega.availability.Warehouse.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entrega.testing.OnEachDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@OnEachDatabase
class ReservationsTest {

  private final Warehouse warehouse = new Warehouse();

  @AfterEach
  void close() {
    warehouse.close();
  }

  @Test
  void all_items_of_an_order_are_reserved() {
    warehouse.counted("lamp", 5).counted("chair", 4);

    var answer = warehouse.reserve("order-1", item("lamp", 1), item("chair", 4));

    assertThat(answer.available()).isTrue();
    assertThat(answer.reservationId()).isNotBlank();
    assertThat(warehouse.reserved("lamp")).isEqualTo(1);
    assertThat(warehouse.reserved("chair")).isEqualTo(4);
  }

  @Test
  void nothing_is_reserved_when_one_item_is_short() {
    warehouse.counted("lamp", 5).counted("chair", 3).counted("table", 0);

    var answer = warehouse.reserve("order-1", item("table", 1), item("lamp", 1), item("chair", 4));

    assertThat(answer).isEqualTo(Availability.missing(List.of("chair", "table")));
    assertThat(warehouse.reserved("lamp")).isZero();
    assertThat(warehouse.reserved("chair")).isZero();
  }

  @Test
  void an_unknown_sku_is_not_available() {
    assertThat(warehouse.reserve("order-1", item("unicorn", 1)))
        .isEqualTo(Availability.missing(List.of("unicorn")));
  }

  @Test
  void lines_of_the_same_sku_are_summed() {
    warehouse.counted("lamp", 5);

    assertThat(warehouse.reserve("order-1", item("lamp", 3), item("lamp", 3)).available())
        .isFalse();
    assertThat(warehouse.reserve("order-2", item("lamp", 3), item("lamp", 2)).available()).isTrue();
    assertThat(warehouse.reserved("lamp")).isEqualTo(5);
  }

  @Test
  void a_second_attempt_for_an_order_finds_the_same_reservation() {
    warehouse.counted("lamp", 5);
    var first = warehouse.reserve("order-1", item("lamp", 2));

    var second = warehouse.reserve("order-1", item("lamp", 2));

    assertThat(second).isEqualTo(first);
    assertThat(warehouse.reserved("lamp")).isEqualTo(2);
  }

  @Test
  void a_no_stands_even_when_stock_has_come_since() {
    warehouse.counted("lamp", 1, 1);
    var first = warehouse.reserve("order-1", item("lamp", 2));
    warehouse.counted("lamp", 9, 2);

    var second = warehouse.reserve("order-1", item("lamp", 2));

    assertThat(second).isEqualTo(first).isEqualTo(Availability.missing(List.of("lamp")));
    assertThat(warehouse.reserved("lamp")).isZero();
  }

  @Test
  void the_task_is_read_and_answered_as_the_workflow_writes_and_reads_it() {
    var json = JsonMapper.shared();

    var input =
        json.readValue(
            """
            {"items": [{"sku": "lamp", "quantity": 2, "unitPriceCents": 990}]}
            """,
            ReserveItems.class);

    assertThat(input.piecesBySku()).containsExactly(Map.entry("lamp", 2L));
    assertThat(json.writeValueAsString(Availability.reserved("r-1")))
        .isEqualTo("{\"available\":true,\"reservationId\":\"r-1\"}");
    assertThat(json.writeValueAsString(Availability.missing(List.of("lamp"))))
        .isEqualTo("{\"available\":false,\"missing\":[\"lamp\"]}");
  }

  @Test
  void a_quantity_below_one_is_refused() {
    assertThatThrownBy(() -> item("lamp", -1))
        .hasMessage("Expected a SKU and a quantity of at least 1, but found -1 of 'lamp'");
  }
}
