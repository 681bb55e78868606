package dev.entrega.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Writes an order for a person: amounts with two decimals, times in this machine's zone. */
final class Timeline {

  private static final DateTimeFormatter LOCAL_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.systemDefault());

  private final PrintWriter out;

  Timeline(PrintWriter out) {
    this.out = out;
  }

  void print(JsonNode order) {
    out.printf(
        "order %s: %s%s%n",
        order.path("orderId").asString(),
        order.path("status").asString(),
        order.hasNonNull("reason") ? " (" + order.path("reason").asString() + ")" : "");
    order.path("timeline").forEach(this::printStep);
    order.path("lateEvents").forEach(this::printLate);
    out.flush();
  }

  /** What was said of the order when it had ended, and changed nothing. */
  private void printLate(JsonNode event) {
    var line = new StringBuilder();
    line.append("  ").append(LOCAL_TIME.format(Instant.parse(event.path("occurredAt").asString())));
    line.append("  late: ").append(event.path("type").asString());
    if (event.hasNonNull("reason")) {
      line.append("  ").append(event.path("reason").asString());
    }
    out.println(line);
  }

  void printStep(JsonNode step) {
    var line = new StringBuilder();
    line.append("  ").append(LOCAL_TIME.format(Instant.parse(step.path("occurredAt").asString())));
    line.append("  %-16s".formatted(step.path("status").asString()));
    if (step.hasNonNull("totalCents")) {
      line.append(
          "  items %s + delivery %s = %s"
              .formatted(
                  amount(step, "itemsCents"),
                  amount(step, "deliveryCents"),
                  amount(step, "totalCents")));
    }
    if (step.hasNonNull("reason")) {
      line.append("  ").append(step.path("reason").asString());
    }
    out.println(line.toString().stripTrailing());
    out.flush();
  }

  private static String amount(JsonNode step, String field) {
    var cents = step.path(field).asLong(0);
    return "%d.%02d".formatted(cents / 100, cents % 100);
  }
}
