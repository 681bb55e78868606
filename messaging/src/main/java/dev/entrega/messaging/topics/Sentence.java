package dev.entrega.messaging.topics;

import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.messaging.orders.StatusChanged;

/**
 * A change of status for people, short enough for one SMS: Portuguese, and English for every locale
 * that is not Portuguese.
 */
final class Sentence {

  private Sentence() {}

  static String of(StatusChanged change) {
    var portuguese = change.locale().regionMatches(true, 0, "pt", 0, 2);
    return portuguese
        ? "Pedido %s: %s".formatted(change.orderId(), portuguese(change.status()))
        : "Order %s: %s".formatted(change.orderId(), english(change.status()));
  }

  private static String portuguese(OrderStatus status) {
    return switch (status) {
      case RECEIVED -> "recebemos o seu pedido.";
      case CONFIRMED -> "pedido confirmado.";
      case PAYMENT_APPROVED -> "pagamento aprovado.";
      case DISPATCHED -> "enviado, está a caminho.";
      case OUT_FOR_DELIVERY -> "saiu para entrega.";
      case REFUNDED -> "o valor foi devolvido.";
      case UNAVAILABLE -> "infelizmente um item está em falta.";
      case PAYMENT_DECLINED -> "o pagamento foi recusado.";
      case DELIVERY_FAILED -> "não foi possível entregar.";
      case FAILED -> "não foi possível concluir o pedido.";
      case CANCELLED -> "pedido cancelado.";
      case DELIVERED -> "entregue. Obrigado!";
    };
  }

  private static String english(OrderStatus status) {
    return switch (status) {
      case RECEIVED -> "we have received your order.";
      case CONFIRMED -> "confirmed.";
      case PAYMENT_APPROVED -> "payment approved.";
      case DISPATCHED -> "dispatched, it is on its way.";
      case OUT_FOR_DELIVERY -> "out for delivery.";
      case REFUNDED -> "your money has been returned.";
      case UNAVAILABLE -> "we are sorry, an item is not available.";
      case PAYMENT_DECLINED -> "the payment was declined.";
      case DELIVERY_FAILED -> "it could not be delivered.";
      case FAILED -> "it could not be completed.";
      case CANCELLED -> "cancelled.";
      case DELIVERED -> "delivered. Thank you!";
    };
  }
}
