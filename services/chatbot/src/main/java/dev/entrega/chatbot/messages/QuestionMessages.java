package dev.entrega.chatbot.messages;

import dev.entrega.chatbot.answers.Assistant;
import dev.entrega.chatbot.questions.Question;
import dev.entrega.chatbot.traces.Traces;
import dev.entrega.messaging.events.CloudEvent;
import dev.entrega.messaging.events.ReplyAddress;
import dev.entrega.messaging.orders.QuestionAsked;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;

/**
 * Hears of questions over RabbitMQ and replies to where the answers are awaited. Idempotent by
 * customer and question id, as {@link Assistant} is.
 */
final class QuestionMessages {

  private static final Logger LOG = LoggerFactory.getLogger(QuestionMessages.class);

  private final Assistant assistant;
  private final Replies.Office office;
  private final Traces traces;

  QuestionMessages(Assistant assistant, Replies.Office office, Traces traces) {
    this.assistant = assistant;
    this.office = office;
    this.traces = traces;
  }

  /** Returns when the end of the answer is durable, and told to whoever still waits for it. */
  void on(CloudEvent<QuestionAsked> event) {
    try {
      traces.follow(Question.of(event), question -> answer(question, event.replyTo()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AmqpException(
          "Expected to answer, but was interrupted; the message comes again", e);
    }
  }

  private void answer(Question question, @Nullable ReplyAddress address)
      throws InterruptedException {
    if (address == null) {
      assistant.answer(question, _ -> {});
      return;
    }
    var replies = new Replies(office, address, question.traceparent());
    assistant.answer(question, replies);
    if (replies.isGone()) {
      LOG.info("question {}: nobody waits for the answer, it is kept", question.key());
      assistant.replyLost(question);
    }
  }
}
