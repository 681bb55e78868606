package dev.entrega.chatbot.answers;

import dev.entrega.chatbot.answers.Course.HandOff;
import dev.entrega.chatbot.memory.Conversations;
import dev.entrega.chatbot.memory.Memory;
import dev.entrega.chatbot.memory.Questions;
import dev.entrega.chatbot.questions.Question;
import dev.entrega.messaging.orders.AnswerCompleted;
import dev.entrega.messaging.orders.AnswerCompleted.Usage;
import dev.entrega.messaging.orders.AnswerDelta;
import dev.entrega.messaging.orders.AnswerEvent;
import dev.entrega.messaging.orders.AnswerFailed;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Answers questions, each once: whoever brings the same one again is told the answer that stands,
 * as a new attempt. Of a question that nobody else answers at present there is always an end: a
 * whole answer, or {@code answer.failed}.
 */
public final class Assistant {

  private static final Logger LOG = LoggerFactory.getLogger(Assistant.class);

  private final Questions questions;
  private final Conversations conversations;
  private final Claims claims;
  private final Courses courses;
  private final Answering answering;
  private final AssistantMetrics metrics;
  private final AnsweringSettings settings;

  Assistant(
      Memory memory,
      Courses courses,
      Answering answering,
      AssistantMetrics metrics,
      AnsweringSettings settings) {
    this.questions = memory.questions();
    this.conversations = memory.conversations();
    this.claims = new Claims(memory.questions(), settings.claim());
    this.courses = courses;
    this.answering = answering;
    this.metrics = metrics;
    this.settings = settings;
  }

  /**
   * Returns when the end is durable and told. While somebody else answers the question, here or
   * elsewhere, it waits for the end of that.
   */
  public void answer(Question question, Asker asker) throws InterruptedException {
    questions.keep(question);
    while (!claims.claim(question.key())) {
      var end = questions.settled(question.key());
      if (end.isPresent()) {
        replay(end.get(), asker);
        return;
      }
      Thread.sleep(settings.look());
    }
    try (var _ = claims.hold(question.key())) {
      var end = end(question, asker);
      metrics.ended(end);
      asker.tell(end);
    }
  }

  /** Notes that nobody waits for the answer any more; it is kept for whoever asks again. */
  public void replyLost(Question question) {
    questions.replyLost(question.key());
    metrics.replyLost();
  }

  /**
   * What is told of an answer that broke off. It is not written down: the question is still open,
   * and may be asked again.
   */
  public static AnswerFailed interrupted(Question question) {
    return new AnswerFailed(
        question.key().questionId(),
        Integer.MAX_VALUE,
        "interrupted",
        Phrases.FAILED.in(question.language()),
        question.language().tag(),
        false);
  }

  private AnswerEvent end(Question question, Asker asker) throws InterruptedException {
    return switch (courses.of(question)) {
      case Course.Silence _ -> settle(question, said(question, 1, "", true));
      case Course.Say(var text) -> say(question, text, false, asker);
      case HandOff handOff -> handOff(question, handOff, asker);
      case Course.Ask _ ->
          switch (answered(question, asker)) {
            case Answering.Answer(var answered) -> {
              var end = settle(question, answered);
              conversations.answered(question, answered.orderId());
              yield end;
            }
            case Answering.Nothing(var handOff) -> handOff(question, handOff, asker);
            case Answering.Failure(var reason, var attempt) -> failed(question, reason, attempt);
          };
    };
  }

  /** A bug of ours is a failure, too: nobody shall wait until it is mended. */
  private Answering.Result answered(Question question, Asker asker) throws InterruptedException {
    try {
      return answering.answer(question, asker);
    } catch (RuntimeException bug) {
      if (bug instanceof DataAccessException || Thread.currentThread().isInterrupted()) {
        throw bug;
      }
      LOG.error("question {}: Expected an answer, but met a bug", question.key(), bug);
      return new Answering.Failure("broken", Math.max(1, questions.attempts(question.key())));
    }
  }

  private AnswerEvent handOff(Question question, HandOff handOff, Asker asker) {
    conversations.handOff(question, handOff.why());
    metrics.handedOff(handOff.why());
    return say(question, handOff.text(), true, asker);
  }

  private AnswerEvent say(Question question, String text, boolean handedOff, Asker asker) {
    var attempt = questions.beginAttempt(question.key());
    asker.tell(new AnswerDelta(question.key().questionId(), attempt, 0, text));
    return settle(question, said(question, attempt, text, handedOff));
  }

  private AnswerEvent failed(Question question, String reason, int attempt) {
    var language = question.language();
    var handsOff = conversations.failed(question) >= settings.failuresUntilHuman();
    if (handsOff) {
      conversations.handOff(question, "failures");
      metrics.handedOff("failures");
    }
    return settle(
        question,
        new AnswerFailed(
            question.key().questionId(),
            attempt,
            reason,
            (handsOff ? Phrases.FAILED_AND_HANDED_OFF : Phrases.FAILED).in(language),
            language.tag(),
            handsOff));
  }

  private AnswerEvent settle(Question question, AnswerEvent end) {
    return questions.settle(question.key(), end);
  }

  private static AnswerCompleted said(
      Question question, int attempt, String text, boolean handedOff) {
    return new AnswerCompleted(
        question.key().questionId(),
        attempt,
        text,
        question.language().tag(),
        handedOff,
        null,
        List.of(),
        new Usage(0, 0, null));
  }

  /** As a new attempt, since nobody knows how much of the last one was seen. */
  private static void replay(AnswerEvent end, Asker asker) {
    switch (end) {
      case AnswerCompleted completed -> {
        var again = completed.inAttempt(completed.attempt() + 1);
        if (!again.text().isEmpty()) {
          asker.tell(new AnswerDelta(again.questionId(), again.attempt(), 0, again.text()));
        }
        asker.tell(again);
      }
      case AnswerFailed _, AnswerDelta _ -> asker.tell(end);
    }
  }
}
