package dev.entrega.payment;

import dev.entrega.messaging.tasks.TaskAnswers;
import dev.entrega.messaging.tasks.TaskAnswers.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the provider's decision into the workflow's answer: the decision is stored, then the answer
 * given, then that it was given. Idempotent by order: the first decision stays, and whatever a
 * crash leaves between the steps the sweeper picks up. Of an order that is closed nobody waits for
 * the answer: its refund is woken instead, and an approval counts even after a decline.
 */
final class Settlement {

  private static final Logger log = LoggerFactory.getLogger(Settlement.class);

  private final Charges charges;
  private final Refunds refunds;
  private final TaskAnswers answers;
  private final InstantSource time;
  private final Duration grace;

  Settlement(
      Charges charges, Refunds refunds, TaskAnswers answers, InstantSource time, Duration grace) {
    this.charges = charges;
    this.refunds = refunds;
    this.answers = answers;
    this.time = time;
    this.grace = grace;
  }

  /** What became of an event. */
  sealed interface Receipt {

    /** It is stored; the workflow has its answer, or the sweeper will give it. */
    record Recorded() implements Receipt {}

    /** It was stored before; nothing has changed. */
    record Known() implements Receipt {}

    /** No such order was ever charged. */
    record Unknown() implements Receipt {}

    /** It contradicts what is stored; nothing has changed, and a person must look. */
    record Contradicts(String why) implements Receipt {}
  }

  Receipt on(ProviderEvent event) {
    while (true) {
      Charge charge = charges.find(event.reference()).orElse(null);
      if (charge == null) {
        return new Receipt.Unknown();
      }
      String contradiction = contradiction(charge, event);
      if (contradiction != null) {
        log.error("ALERT order {}: event {}: {}", charge.orderId(), event.id(), contradiction);
        return new Receipt.Contradicts(contradiction);
      }
      if (charge.decision() != null && !isTakenAfterAll(charge, event)) {
        return new Receipt.Known();
      }
      Charge decided = charge.decided(event.decision());
      Instant now = time.instant();
      if (charges.decide(decided, event.id(), now, now.plus(grace))) {
        logDecision(charge, event.decision());
        answerOrLeave(decided, event.decision());
        return new Receipt.Recorded();
      }
    }
  }

  /** Gives the answers that are due; stops at the first fault, since the next would fault too. */
  void sweep(int batch) {
    int swept;
    do {
      swept = 0;
      for (Charge charge : charges.due(time.instant(), batch)) {
        swept++;
        if (charge.decision() != null && charges.claim(charge, time.instant().plus(grace))) {
          answer(charge, charge.decision());
        }
      }
    } while (swept == batch);
  }

  /** The provider has done its part, so a fault on the other side is no reason to refuse it. */
  private void answerOrLeave(Charge charge, Decision decision) {
    try {
      answer(charge, decision);
    } catch (RuntimeException fault) {
      log.warn(
          "order {}: answer left to the sweeper, because {}", charge.orderId(), fault.toString());
    }
  }

  private void answer(Charge charge, Decision decision) {
    if (refunds.wake(charge.orderId(), time.instant())) {
      charges.answered(charge.orderId(), Answer.TOO_LATE);
      return;
    }
    Answer answer = Answer.TOO_LATE;
    for (String token : charge.tokens().reversed()) {
      if (answer == Answer.TOO_LATE) {
        answer = give(token, charge, decision);
      }
    }
    charges.answered(charge.orderId(), answer);
    if (answer == Answer.TOO_LATE) {
      // It may as well have been answered before a crash, so this alone never gives money back.
      log.warn(
          "order {}: Expected a task that waits for its payment, but it is over", charge.orderId());
    }
  }

  private Answer give(String token, Charge charge, Decision decision) {
    return switch (decision) {
      case Decision.Approved(var id) ->
          answers.succeed(token, new OrderCharged(id, charge.amount().cents()));
      case Decision.Declined(_, var reason) -> answers.fail(token, Decision.DECLINED, reason);
      case Decision.Cancelled _ ->
          answers.fail(token, Decision.DECLINED, Decision.Cancelled.REASON);
    };
  }

  /** The provider took the money of a closed order, whatever it had said; it must go back. */
  private boolean isTakenAfterAll(Charge charge, ProviderEvent event) {
    Decision known = charge.decision();
    return known != null
        && !known.taken()
        && event.decision().taken()
        && refunds.contains(charge.orderId());
  }

  private @Nullable String contradiction(Charge charge, ProviderEvent event) {
    if (!charge.amount().equals(event.amount())) {
      return "Expected a charge of %s, but it is of %s".formatted(charge.amount(), event.amount());
    }
    if (charge.chargeId() != null && !charge.chargeId().equals(event.chargeId())) {
      return "Expected charge %s, but it is %s".formatted(charge.chargeId(), event.chargeId());
    }
    Decision decision = charge.decision();
    if (decision != null
        && decision.taken() != event.decision().taken()
        && !isTakenAfterAll(charge, event)) {
      return "Expected %s to stay, but now it is %s".formatted(decision, event.decision());
    }
    return null;
  }

  private static void logDecision(Charge charge, Decision decision) {
    switch (decision) {
      case Decision.Approved(var id) ->
          log.info("order {}: payment {} of {} approved", charge.orderId(), id, charge.amount());
      case Decision.Declined(_, var reason) ->
          log.info("order {}: payment declined, {}", charge.orderId(), reason);
      case Decision.Cancelled(var id) ->
          log.info("order {}: payment {} cancelled", charge.orderId(), id);
    }
  }
}
