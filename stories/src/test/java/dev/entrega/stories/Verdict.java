package dev.entrega.stories;

import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.messaging.orders.OrderStatus;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The model: what must be true when a story has ended. Here it is judged how each order ended; the
 * rest follows from that: its money and stock, what was published of it, and what its customer was
 * told.
 */
final class Verdict {

  /** The state in which an execution publishes an end, by the end. */
  private static final Map<OrderStatus, String> PUBLISHED_IN =
      Map.of(
          OrderStatus.UNAVAILABLE, "NotifyUnavailable",
          OrderStatus.PAYMENT_DECLINED, "NotifyDeclined",
          OrderStatus.DELIVERY_FAILED, "NotifyUndelivered",
          OrderStatus.FAILED, "NotifyFailed");

  private final Story story;
  private final Stage stage;
  private final Findings findings = new Findings();
  private final Balance balance;
  private final Announcements announcements;
  private final Letters letters;
  private final Map<OrderStatus, Integer> ends;

  Verdict(Story story, Map<OrderStatus, Integer> ends) {
    this.story = story;
    this.stage = story.stage();
    this.balance = new Balance(stage, findings);
    this.announcements = new Announcements(stage, findings);
    this.letters = new Letters(stage, findings);
    this.ends = ends;
  }

  /** Everything that is wrong. */
  List<String> wrong() {
    story.orders().forEach(this::judge);
    balance.judgeStock(story.orders());
    return findings.all();
  }

  private void judge(PlacedOrder order) {
    var statuses =
        stage.publications.changesOf(order.id()).stream()
            .map(Publications.Change::status)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    var delivery = Ending.of(stage, "order-delivery", order.id());
    var cancellation = Ending.of(stage, "order-cancellation", order.id());
    var end = end(order, statuses, delivery, cancellation);
    if (end == null) {
      return;
    }
    ends.merge(end, 1, Integer::sum);
    judgeExecutions(order, end, delivery, cancellation);
    balance.judge(order, end);
    announcements.judge(order, end, statuses);
    letters.judge(order, end, statuses);
    if (story.isCalm()) {
      judgeCourse(order, end);
    }
  }

  /** Each order ends once. Only in the very moment of a stop may it have said another end. */
  private @Nullable OrderStatus end(
      PlacedOrder order, Set<OrderStatus> statuses, Ending delivery, Ending cancellation) {
    var found = statuses.stream().filter(OrderStatus::isEnd).collect(Collectors.toList());
    if (delivery.status() == ExecutionStatus.ABORTED
        && cancellation.status() == ExecutionStatus.SUCCEEDED
        && found.size() == 2) {
      found.removeIf(end -> Objects.equals(PUBLISHED_IN.get(end), delivery.lastState()));
    }
    findings.check(
        order,
        found.size() == 1,
        "Expected one end, but there are " + found + " of " + delivery + " and " + cancellation);
    return found.size() == 1 ? found.getFirst() : null;
  }

  private void judgeExecutions(
      PlacedOrder order, OrderStatus end, Ending delivery, Ending cancellation) {
    var aborted = delivery.status() == ExecutionStatus.ABORTED;
    findings.check(order, !delivery.isRunning(), "the delivery still runs");
    findings.check(order, !cancellation.isRunning(), "the cancellation still runs");
    findings.check(
        order,
        (cancellation.status() == null) == order.cancellations().isEmpty(),
        "the cancellation is " + cancellation);
    findings.check(
        order,
        cancellation.status() != ExecutionStatus.FAILED
            || Objects.equals(cancellation.error(), "Order.NeverPlaced"),
        "the cancellation is " + cancellation);
    findings.check(
        order, aborted || end != OrderStatus.CANCELLED, "cancelled, but the delivery ended");
    findings.check(
        order,
        !aborted || end == OrderStatus.CANCELLED || end == OrderStatus.DELIVERED,
        "the delivery was stopped, but it ended " + end);
    findings.check(
        order,
        (delivery.status() == ExecutionStatus.FAILED) == (end == OrderStatus.FAILED),
        "it ended " + end + ", but the delivery is " + delivery);
    findings.check(
        order,
        end != OrderStatus.DELIVERED || order.carrier().contains("delivered"),
        "it was delivered by nobody");
    findings.check(
        order,
        end == OrderStatus.DELIVERED || !stage.arrivals.isStanding(order.id()),
        "it had arrived before, but it ended " + end);
  }

  /** Without faults and haste an order becomes what the world has in store for it. */
  private void judgeCourse(PlacedOrder order, OrderStatus end) {
    var outcomes =
        order.carrier().stream().filter(w -> w.equals("delivered") || w.equals("failed")).toList();
    var right =
        end == OrderStatus.UNAVAILABLE
            || switch (order.payment()) {
              case DECLINED -> end == OrderStatus.PAYMENT_DECLINED;
              case SILENT -> end == OrderStatus.FAILED;
              case APPROVED, STUBBORN ->
                  (end == OrderStatus.DELIVERED && outcomes.contains("delivered"))
                      || (end == OrderStatus.DELIVERY_FAILED
                          && !outcomes.equals(List.of("delivered")));
            };
    findings.check(order, right, "nothing was in its way, but it ended " + end);
  }
}
