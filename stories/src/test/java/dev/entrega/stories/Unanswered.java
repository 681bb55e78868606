package dev.entrega.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * Orders whose workflow still waits for what its worker knows: their ends would be right in the
 * end, since every state has a timeout, but wrong for the customer.
 */
final class Unanswered {

  private Unanswered() {}

  /** To be asked when nothing has gone wrong for hours, and nothing is on its way any more. */
  static void expectNone(Stage stage, List<PlacedOrder> orders) {
    assertThat(orders.stream().filter(order -> isUnanswered(stage, order)))
        .as("orders that wait for what is known")
        .isEmpty();
  }

  private static boolean isUnanswered(Stage stage, PlacedOrder order) {
    var delivery = Ending.of(stage, "order-delivery", order.id());
    if (!delivery.isRunning() || delivery.lastState() == null) {
      return false;
    }
    return switch (delivery.lastState()) {
      case "ProcessPayment" -> {
        var charge = stage.provider.charge(order.id());
        yield charge != null && !charge.status.equals("pending");
      }
      case "TrackDelivery" ->
          order.carrier().contains("delivered") || order.carrier().contains("failed");
      case "CheckAvailability" -> true;
      default -> false;
    };
  }
}
