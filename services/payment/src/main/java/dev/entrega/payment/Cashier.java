package dev.entrega.payment;

import dev.entrega.messaging.tasks.Task;
import dev.entrega.messaging.tasks.TaskOutcome;
import dev.entrega.payment.Provider.Creation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles task {@code charge}. Idempotent by order: the row is stored before the provider is
 * called, and the provider knows the call by {@code <orderId>/charge}, so a task that comes again,
 * with whichever token, charges nothing again. An order that is closed is not charged.
 */
final class Cashier {

  /** The error of a charge that can never succeed as it was asked for. */
  static final String REFUSED = "Payment.Refused";

  /** The error of a charge whose order is closed. */
  static final String ORDER_CLOSED = "Order.Closed";

  private static final Logger log = LoggerFactory.getLogger(Cashier.class);

  private final Charges charges;
  private final Refunds refunds;
  private final Provider provider;
  private final InstantSource time;
  private final Duration silence;

  /**
   * @param silence how long the provider may be silent until it is asked
   */
  Cashier(
      Charges charges, Refunds refunds, Provider provider, InstantSource time, Duration silence) {
    this.charges = charges;
    this.refunds = refunds;
    this.provider = provider;
    this.time = time;
    this.silence = silence;
  }

  TaskOutcome<OrderCharged> charge(Task<ChargeOrder> task) throws InterruptedException {
    Charge asked = Charge.requested(task);
    if (asked.amount().cents() <= 0) {
      return refused(asked, "Expected an amount above zero, but got " + asked.amount());
    }
    if (isClosed(asked)) {
      return closed(asked);
    }
    Instant now = time.instant();
    if (!charges.open(asked, now, now.plus(silence))) {
      Charge known = keepToken(task);
      if (!known.amount().equals(asked.amount())) {
        return refused(
            asked, "Expected %s as before, but got %s".formatted(known.amount(), asked.amount()));
      }
      if (known.decision() != null) {
        return outcome(known, known.decision());
      }
      if (known.chargeId() != null) {
        return TaskOutcome.deferred();
      }
    }
    // Looked at again now that our row can be seen, and again after the call; see Refunds.
    if (isClosed(asked)) {
      return closed(asked);
    }
    return switch (provider.create(task.orderId(), task.input())) {
      case Creation.Created(var chargeId) -> {
        charges.created(task.orderId(), chargeId);
        log.info("order {}: charge {} of {} created", task.orderId(), chargeId, asked.amount());
        yield isClosed(asked) ? closed(asked) : TaskOutcome.deferred();
      }
      case Creation.Declined(var reason) -> declined(task, new Decision.Declined(null, reason));
      case Creation.Refused(var detail) ->
          refused(asked, "Expected the provider to take it, but it answered " + detail);
    };
  }

  /** Adds the token to a charge that waits; one that is decided needs none, its answer is here. */
  private Charge keepToken(Task<ChargeOrder> task) {
    while (true) {
      Charge known = find(task);
      Charge asked = known.askedBy(task.taskToken());
      if (known.decision() != null || asked.equals(known) || charges.keepTokens(asked)) {
        return known;
      }
    }
  }

  /** No sweeper is needed: until the worker has given this answer, the task comes again. */
  private TaskOutcome<OrderCharged> declined(Task<ChargeOrder> task, Decision.Declined decision) {
    while (true) {
      Charge known = find(task);
      if (known.decision() != null) {
        return outcome(known, known.decision());
      }
      if (charges.decide(known.decided(decision), null, time.instant(), null)) {
        log.info("order {}: payment declined, {}", task.orderId(), decision.reason());
        return outcome(known, decision);
      }
    }
  }

  private Charge find(Task<ChargeOrder> task) {
    return charges
        .find(task.orderId())
        .orElseThrow(() ->
            new IllegalStateException(
                "Expected a charge of order %s, but it is gone".formatted(task.orderId())));
  }

  private static TaskOutcome<OrderCharged> outcome(Charge charge, Decision decision) {
    return switch (decision) {
      case Decision.Approved(var id) ->
          TaskOutcome.succeeded(new OrderCharged(id, charge.amount().cents()));
      case Decision.Declined(_, var reason) -> TaskOutcome.failed(Decision.DECLINED, reason);
      case Decision.Cancelled _ -> TaskOutcome.failed(Decision.DECLINED, Decision.Cancelled.REASON);
    };
  }

  /** If it is, what we know now or are about to know has it looked at once more. */
  private boolean isClosed(Charge asked) {
    return refunds.wake(asked.orderId(), time.instant());
  }

  private static TaskOutcome<OrderCharged> closed(Charge asked) {
    log.info("order {}: not charged, it is closed", asked.orderId());
    return TaskOutcome.failed(
        ORDER_CLOSED, "Expected order %s to be open, but it is closed".formatted(asked.orderId()));
  }

  private static TaskOutcome<OrderCharged> refused(Charge asked, String why) {
    log.error("order {}: charge refused. {}", asked.orderId(), why);
    return TaskOutcome.failed(REFUSED, why);
  }
}
