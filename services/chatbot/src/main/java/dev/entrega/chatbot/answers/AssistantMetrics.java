package dev.entrega.chatbot.answers;

import dev.entrega.chatbot.chain.Findings;
import dev.entrega.chatbot.model.ModelMetrics;
import dev.entrega.messaging.orders.AnswerCompleted;
import dev.entrega.messaging.orders.AnswerDelta;
import dev.entrega.messaging.orders.AnswerEvent;
import dev.entrega.messaging.orders.AnswerFailed;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** Counts what becomes of questions. */
final class AssistantMetrics {

  private final MeterRegistry registry;
  private final ModelMetrics models;

  AssistantMetrics(MeterRegistry registry, ModelMetrics models) {
    this.registry = registry;
    this.models = models;
  }

  void ended(AnswerEvent end) {
    registry
        .counter(
            "entrega.assistant.answers",
            "outcome",
            switch (end) {
              case AnswerCompleted completed when completed.handedOff() -> "handed-off";
              case AnswerCompleted _ -> "completed";
              case AnswerFailed failed -> failed.reason();
              case AnswerDelta _ -> "unfinished";
            })
        .increment();
  }

  /** Somebody has to look after the conversation. */
  void handedOff(String why) {
    registry.counter("entrega.assistant.hand-offs", "why", why).increment();
  }

  /** What the chain's own models took, and what became of the search. */
  void found(Findings findings) {
    registry
        .counter(
            "entrega.assistant.retrievals",
            "outcome",
            findings.retrieval().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .increment();
    for (var task : findings.tasks()) {
      var modelId = task.modelId();
      if (modelId != null) {
        models.used(modelId, task.inputTokens(), task.outputTokens());
      }
      if (task.error() != null) {
        registry.counter("entrega.assistant.chain.faults", "task", task.task()).increment();
      }
    }
  }

  /** What the guard did not let through. */
  void withheld(int times) {
    registry.counter("entrega.assistant.withheld").increment(times);
  }

  /** Nobody waits for an answer at its reply-to any more. */
  void replyLost() {
    registry.counter("entrega.assistant.replies.lost").increment();
  }
}
