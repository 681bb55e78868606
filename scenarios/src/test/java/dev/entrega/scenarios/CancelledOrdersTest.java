package dev.entrega.scenarios;

import static dev.entrega.messaging.orders.OrderStatus.CANCELLED;
import static dev.entrega.messaging.orders.OrderStatus.CONFIRMED;
import static dev.entrega.messaging.orders.OrderStatus.PAYMENT_APPROVED;
import static dev.entrega.messaging.orders.OrderStatus.RECEIVED;
import static dev.entrega.messaging.orders.OrderStatus.REFUNDED;
import static dev.entrega.scenarios.AnOrder.anOrder;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.scenarios.RunningEntrega.On;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A shop takes an order back, and its carrier has not heard of it. Not on LocalStack: there
 * StopExecution leaves an execution running that waits for a task's answer, until the task times
 * out, and an order waits for its carrier for weeks.
 */
@OnAllParts(but = On.LOCALSTACK)
class CancelledOrdersTest {

  private final Scenario scenario;

  CancelledOrdersTest(Scenario scenario) {
    this.scenario = scenario;
  }

  @Test
  void a_paid_order_is_cancelled_refunded_and_not_delivered_after_that() throws Exception {
    var order = anOrder();
    scenario.place(order).expectStatuses(RECEIVED, CONFIRMED, PAYMENT_APPROVED);

    scenario.publishAndSettle(List.of(order.cancelled("customer"), order.cancelled("shop")));
    scenario.expectStatuses(order.id(), RECEIVED, CONFIRMED, PAYMENT_APPROVED, REFUNDED, CANCELLED);
    scenario.publishAndSettle(order.delivered());

    assertThat(scenario.lateEvents(order.id()))
        .containsExactlyInAnyOrder(
            "delivery.dispatched", "delivery.out-for-delivery", "delivery.delivered");
    scenario.awaitNothingUnderWay();
    scenario.expectStatuses(order.id(), RECEIVED, CONFIRMED, PAYMENT_APPROVED, REFUNDED, CANCELLED);
    scenario.expectNothingPutAside();
  }

  @Test
  void real_cancelled_orders_show_the_deliveries_that_came_too_late() throws Exception {
    RealOrders.assumeThere();
    var cancellations = RealOrders.cancellations();
    var ids = cancellations.stream().map(Event::orderId).collect(toSet());
    var placed = RealOrders.placed(ids);
    scenario.publishAndSettle(RealOrders.countsFor(placed));
    scenario.publishAndSettle(placed);
    scenario.expectInAll(ids, PAYMENT_APPROVED);

    scenario.publishAndSettle(cancellations);
    scenario.expectInAll(ids, CANCELLED);
    scenario.publishAndSettle(RealOrders.deliveries(ids));

    var late = 0;
    for (var id : ids) {
      late += scenario.lateEvents(id).size();
    }
    assertThat(late).isEqualTo(3);
    scenario.expectNothingPutAside();
  }
}
