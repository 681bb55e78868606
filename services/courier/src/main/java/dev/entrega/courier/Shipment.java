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
 * @param revision of the row that this was read from
 */
record Shipment(String orderId, News news, Waiting waiting, Settled settled, long revision) {

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
  record Waiting(String token, @Nullable String previousToken, TrackDelivery whom) {}

  /**
   * What was made of the news.
   *
   * @param dispatched whether {@code DISPATCHED} is published
   * @param outForDelivery whether {@code OUT_FOR_DELIVERY} is published
   * @param answer what became of the task
   */
  record Settled(boolean dispatched, boolean outForDelivery, Answer answer) {}

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
   * The next thing to do, in order of rank, or null when all is settled. A parcel whose workflow no
   * longer waits is nobody's news any more.
   */
  @Nullable Step next() {
    if (settled.answer() == Answer.TOO_LATE) {
      return null;
    }
    if (news.dispatchedAt() != null && !settled.dispatched()) {
      return new Step.Publish(change(OrderStatus.DISPATCHED, news.dispatchedAt()));
    }
    if (news.outForDeliveryAt() != null && !settled.outForDelivery()) {
      return new Step.Publish(change(OrderStatus.OUT_FOR_DELIVERY, news.outForDeliveryAt()));
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
            settled.answer()));
  }

  Shipment answered(Answer answer) {
    return with(new Settled(settled.dispatched(), settled.outForDelivery(), answer));
  }

  private Shipment with(Settled now) {
    return new Shipment(orderId, news, waiting, now, revision);
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
