package dev.entrega.local.aws.bedrock.extractive;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Tells the facts of an order, each as it stands there and none that does not. */
record OrderSentences(Language language, JsonNode facts) {

  /** How far it has come, and since when. */
  String status() {
    var since = day("statusSince");
    var sentence =
        switch (facts.path("status").asString("")) {
          case "RECEIVED" -> say("foi recebido", "has been received");
          case "CONFIRMED" -> say("está confirmado", "is confirmed");
          case "PAYMENT_APPROVED" ->
              say("está com o pagamento aprovado", "has its payment approved");
          case "DISPATCHED" -> say("foi enviado", "has been dispatched");
          case "OUT_FOR_DELIVERY" -> say("saiu para entrega", "is out for delivery");
          case "REFUNDED" -> say("foi reembolsado", "has been refunded");
          case "UNAVAILABLE" ->
              say(
                  "não pôde seguir, porque um item está em falta",
                  "could not go on, because an item is not available");
          case "PAYMENT_DECLINED" -> say("teve o pagamento recusado", "had its payment declined");
          case "DELIVERY_FAILED" -> say("não pôde ser entregue", "could not be delivered");
          case "FAILED" -> say("não pôde ser concluído", "could not be completed");
          case "CANCELLED" -> say("foi cancelado", "was cancelled");
          case "DELIVERED" -> say("foi entregue", "was delivered");
          default -> "";
        };
    if (sentence.isEmpty()) {
      return say(
          "Encontrei o %s, mas ainda não sei em que situação está.".formatted(order()),
          "I found %s, but I do not know its status yet.".formatted(order()));
    }
    return "%s %s%s."
        .formatted(
            theOrder(),
            sentence,
            since.isEmpty() ? "" : say(" (desde " + since + ")", " (since " + since + ")"));
  }

  /** When it arrives, which nobody says before it is there. */
  String arrival() {
    if (isOver()) {
      return status();
    }
    return status()
        + say(
            " Ainda não sei o dia exato em que ele chega.",
            " I do not know yet on which day it arrives.");
  }

  /** What it costs. */
  String amounts() {
    var told = new ArrayList<String>();
    if (facts.path("totalCents").isIntegralNumber()) {
      told.add(
          say("O total do %s é de %s", "The total of %s is %s")
              .formatted(order(), amount("totalCents")));
    }
    var parts = new ArrayList<String>();
    if (facts.path("itemsCents").isIntegralNumber()) {
      parts.add(say("%s de produtos", "%s for the items").formatted(amount("itemsCents")));
    }
    if (facts.path("deliveryCents").isIntegralNumber()) {
      parts.add(say("%s de entrega", "%s for delivery").formatted(amount("deliveryCents")));
    }
    if (told.isEmpty() && parts.isEmpty()) {
      return say("Não sei o valor desse pedido.", "I do not know what this order costs.");
    }
    if (told.isEmpty()) {
      return theOrder() + say(" tem ", " has ") + joined(parts) + ".";
    }
    return told.getFirst() + (parts.isEmpty() ? "" : ": " + joined(parts)) + ".";
  }

  /** How much is in it. */
  String items() {
    var items = facts.path("items");
    if (!items.isIntegralNumber()) {
      return say(
          "Não sei quantos itens tem esse pedido.", "I do not know how many items this order has.");
    }
    var one = items.longValue() == 1;
    return "%s %s %s %s."
        .formatted(
            theOrder(),
            say("tem", "has"),
            items.asString(),
            say(one ? "item" : "itens", one ? "item" : "items"));
  }

  private boolean isOver() {
    return switch (facts.path("status").asString("")) {
      case "REFUNDED",
          "UNAVAILABLE",
          "PAYMENT_DECLINED",
          "DELIVERY_FAILED",
          "FAILED",
          "CANCELLED",
          "DELIVERED" ->
          true;
      default -> false;
    };
  }

  private String order() {
    var id = facts.path("orderId").asString("");
    return say("seu pedido", "your order") + (id.isEmpty() ? "" : " " + id);
  }

  /** At the beginning of a sentence. */
  private String theOrder() {
    var order = order();
    return Character.toUpperCase(order.charAt(0)) + order.substring(1);
  }

  private String joined(List<String> parts) {
    return String.join(say(" e ", " and "), parts);
  }

  private String amount(String field) {
    return language.amount(facts.path(field).longValue());
  }

  private String day(String field) {
    try {
      return language.day(Instant.parse(facts.path(field).asString("")));
    } catch (DateTimeException _) {
      return "";
    }
  }

  private String say(String portuguese, String english) {
    return language.say(portuguese, english);
  }
}
