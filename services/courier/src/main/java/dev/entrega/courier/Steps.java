package dev.entrega.courier;

import dev.entrega.courier.Shipment.Answer;
import dev.entrega.courier.Shipment.Outcome;
import dev.entrega.courier.Shipment.Step;
import dev.entrega.messaging.orders.OrderStatus;
import dev.entrega.messaging.tasks.TaskAnswers;
import dev.entrega.messaging.topology.StatusTopic;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what a shipment asks for next: tells everybody, or the workflow. */
final class Steps {

  private static final Logger log = LoggerFactory.getLogger(Steps.class);

  private final StatusTopic topic;
  private final TaskAnswers answers;
  private final MeterRegistry meters;

  Steps(StatusTopic topic, TaskAnswers answers, MeterRegistry meters) {
    this.topic = topic;
    this.answers = answers;
    this.meters = meters;
  }

  /** Returns the shipment as it is after the step; throws if AWS did not take it. */
  Shipment perform(Shipment shipment, Step step) {
    return switch (step) {
      case Step.Publish(var change) -> {
        topic.publish(change);
        meters.counter("courier.published", "status", change.status().name()).increment();
        log.info("order {}: {}", shipment.orderId(), words(change.status()));
        yield shipment.published(change.status());
      }
      case Step.AnswerTask(var outcome) -> {
        var answer = answer(shipment, outcome);
        meters.counter("courier.answers", "answer", answer.name()).increment();
        log(shipment.orderId(), outcome, answer);
        yield shipment.answered(answer);
      }
    };
  }

  private Answer answer(Shipment shipment, Outcome outcome) {
    var waiting = shipment.waiting();
    var answer = answer(waiting.token(), outcome);
    return answer == Answer.TOO_LATE && waiting.previousToken() != null
        ? answer(waiting.previousToken(), outcome)
        : answer;
  }

  private Answer answer(String token, Outcome outcome) {
    var answer =
        switch (outcome) {
          case Outcome.Arrived(var at) -> answers.succeed(token, new Delivered(at));
          case Outcome.Lost(var reason) ->
              answers.fail(
                  token,
                  "Delivery.Failed",
                  "Expected the parcel to be delivered, but the carrier gave up"
                      + (reason == null ? "" : ": " + reason));
        };
    return switch (answer) {
      case ACCEPTED -> Answer.ACCEPTED;
      case TOO_LATE -> Answer.TOO_LATE;
    };
  }

  private static void log(String orderId, Outcome outcome, Answer answer) {
    var words =
        switch (outcome) {
          case Outcome.Arrived _ -> "delivered";
          case Outcome.Lost _ -> "delivery failed";
        };
    if (answer == Answer.ACCEPTED) {
      log.info("order {}: {}", orderId, words);
    } else {
      log.warn("order {}: {}, but the workflow no longer waits for it", orderId, words);
    }
  }

  private static String words(OrderStatus status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
