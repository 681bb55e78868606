package dev.entrega.scenarios;

import dev.entrega.messaging.orders.OrderPlaced;
import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.messaging.orders.StatusChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that there is to know of an order.
 *
 * @param orderId the order
 * @param customerId whose it is
 * @param placedAt null: nobody heard that it was placed
 * @param status null: nobody heard of its status
 * @param since when it got that status
 * @param reason why
 * @param city where it goes
 * @param payment how it was paid
 * @param items how many pieces
 * @param itemsCents what they cost
 * @param deliveryCents null: not known yet, as the total
 */
record OrderRecord(
    String orderId,
    String customerId,
    @Nullable Instant placedAt,
    @Nullable OrderStatus status,
    Instant since,
    @Nullable String reason,
    String city,
    String payment,
    int items,
    long itemsCents,
    @Nullable Long deliveryCents) {

  static final List<String> CITIES =
      List.of("Recife", "Curitiba", "Manaus", "Goiânia", "Niterói", "Joinville", "Sobral", "Bagé");
  static final List<String> PAYMENTS =
      List.of("boleto", "credit_card", "debit_card", "voucher", "pix");

  private static final List<OrderStatus> STATUSES = List.of(OrderStatus.values());
  private static final Instant FIRST = Instant.parse("2025-01-02T00:00:00Z");

  /** Any order of a customer; the higher its number, the later it was placed. */
  static OrderRecord any(Random random, String customerId, int number) {
    var placedAt =
        FIRST.plus(Duration.ofDays(200L * number)).plusSeconds(random.nextInt(100 * 86_400));
    var heard = random.nextInt(10);
    var status = STATUSES.get(random.nextInt(STATUSES.size()));
    var items = 1 + random.nextInt(9);
    return new OrderRecord(
        anyId(random),
        customerId,
        heard == 1 && number == 0 ? null : placedAt,
        heard == 0 ? null : status,
        placedAt.plusSeconds(60 + random.nextInt(60 * 86_400)),
        random.nextBoolean() ? null : "reason " + (1000 + random.nextInt(9000)),
        CITIES.get(random.nextInt(CITIES.size())),
        PAYMENTS.get(random.nextInt(PAYMENTS.size())),
        items,
        items * (1L + random.nextInt(random.nextBoolean() ? 9_999 : 999_999)),
        heard == 0 || random.nextInt(8) == 0 ? null : (long) random.nextInt(15_000));
  }

  /** As shops write them. */
  private static String anyId(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> "A-" + (100_000 + random.nextInt(900_000));
      case 1 -> "%016x%016x".formatted(random.nextLong(), random.nextLong());
      case 2 -> new UUID(random.nextLong(), random.nextLong()).toString();
      default -> "ped_" + (10_000_000 + random.nextInt(90_000_000));
    };
  }

  @Nullable Long totalCents() {
    return deliveryCents == null ? null : itemsCents + deliveryCents;
  }

  OrderPlaced placed() {
    return new OrderPlaced(
        orderId,
        new OrderPlaced.Customer(customerId, "Ana", "ana@example.com", null, "pt-BR"),
        new OrderPlaced.Address("01310", city, "SP", "BR"),
        List.of(new OrderPlaced.Item("sku", items, itemsCents / items)),
        "BRL",
        new OrderPlaced.Payment(payment, 1, null));
  }

  StatusChanged changed() {
    if (status == null) {
      throw new IllegalStateException("Expected a status of " + orderId);
    }
    return new StatusChanged(
        orderId,
        customerId,
        status,
        status.sequence(),
        since,
        deliveryCents == null ? null : itemsCents,
        deliveryCents,
        totalCents(),
        reason,
        "pt-BR");
  }
}
