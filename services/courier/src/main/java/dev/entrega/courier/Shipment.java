package dev.entrega.courier;

import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.messaging.orders.StatusChanged;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A parcel that somebody waits for: what is known of it, and what was made of that so far.
 *
 * @param orderId the order that it belongs to
 * @param news what the carrier said
 * @param waiting who waits
 * @param settled what was made of the news
 * @param withdrawn whether the order is closed here, so that nothing is told of it any more
 * @param revision of the row that this was read from
 */
record Shipment(
    String orderId, News news, Waiting waiting, Settled settled, boolean withdrawn, long revision) {

  /**
   * What the carrier said.
   *
   * @param dispatchedAt when the parcel left, if it has
   * @param outForDeliveryAt when it was put on the last van, if it was
   * @param outcome how its journey ended, if it has
   */
  record News(
      @Nullable Instant dispatchedAt,
      @Nullable Instant outForDeliveryAt,
      @Nullable Outcome outcome) {}

  /** How a parcel's journey ended. */
  sealed interface Outcome {

    /** At the customer's door. */
    record Arrived(Instant at) implements Outcome {}

    /** Elsewhere; the reason is the carrier's own. */
    record Lost(@Nullable String reason) implements Outcome {}
  }

  /**
   * Who waits.
   *
   * @param token names the attempt that came last
   * @param previousToken the one before it; attempts may come in another order than they were made
   * @param whom whom the delivery is for
   */
  record Waiting(String token, @Nullable String previousToken, Recipient whom) {}

  /**
   * What was made of the news.
   *
   * @param dispatched whether {@code DISPATCHED} is published
   * @param outForDelivery whether {@code OUT_FOR_DELIVERY} is published
   * @param outcome whether the outcome is told, or just being told
   * @param answer what became of the task
   */
  record Settled(boolean dispatched, boolean outForDelivery, boolean outcome, Answer answer) {}

  /** What became of the task. */
  enum Answer {
    AWAITED,
    ACCEPTED,
    TOO_LATE
  }

  /** What is to be done next. */
  sealed interface Step {

    /** Tell everybody. */
    record Publish(StatusChanged change) implements Step {}

    /** Tell the workflow. */
    record AnswerTask(Outcome outcome) implements Step {}
  }

  /**
   * The next thing to do, in order of rank, or null when all is settled. Nobody hears that a parcel
   * is on its way who has heard how its journey ended.
   */
  @Nullable Step next() {
    if (withdrawn) {
      return null;
    }
    if (!settled.outcome()) {
      if (news.dispatchedAt() != null && !settled.dispatched()) {
        return new Step.Publish(change(OrderStatus.DISPATCHED, news.dispatchedAt()));
      }
      if (news.outForDeliveryAt() != null && !settled.outForDelivery()) {
        return new Step.Publish(change(OrderStatus.OUT_FOR_DELIVERY, news.outForDeliveryAt()));
      }
    }
    if (news.outcome() != null && settled.answer() == Answer.AWAITED) {
      return new Step.AnswerTask(news.outcome());
    }
    return null;
  }

  Shipment published(OrderStatus status) {
    return with(
        new Settled(
            settled.dispatched() || status == OrderStatus.DISPATCHED,
            settled.outForDelivery() || status == OrderStatus.OUT_FOR_DELIVERY,
            settled.outcome(),
            settled.answer()));
  }

  Shipment answered(Answer answer) {
    return with(new Settled(settled.dispatched(), settled.outForDelivery(), true, answer));
  }

  private Shipment with(Settled now) {
    return new Shipment(orderId, news, waiting, now, withdrawn, revision);
  }

  private StatusChanged change(OrderStatus status, Instant at) {
    return new StatusChanged(
        orderId,
        waiting.whom().customerId(),
        status,
        status.sequence(),
        at,
        null,
        null,
        null,
        null,
        waiting.whom().locale());
  }
}
