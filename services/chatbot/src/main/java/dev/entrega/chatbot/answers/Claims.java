package dev.entrega.chatbot.answers;

import dev.entrega.chatbot.memory.Questions;
import dev.entrega.chatbot.questions.Question;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who answers a question: one at a time, here or elsewhere. A claim is renewed while it is held, so
 * that a question whose consumer was killed is soon somebody else's.
 */
final class Claims {

  private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

  private final Questions questions;
  private final Duration length;

  Claims(Questions questions, Duration length) {
    this.questions = questions;
    this.length = length;
  }

  /** Held until it is closed. */
  interface Claim extends AutoCloseable {

    @Override
    void close();
  }

  /** Claims an open question; false if it is settled or somebody else's. */
  boolean claim(Question.Key key) {
    return questions.claim(key, length);
  }

  /** Renews a claim until it is closed, and lets go then. */
  Claim hold(Question.Key key) {
    var renewing = Thread.ofVirtual().name("claim").start(() -> renew(key));
    return () -> {
      renewing.interrupt();
      questions.letGo(key);
    };
  }

  private void renew(Question.Key key) {
    try {
      while (true) {
        Thread.sleep(length.dividedBy(3));
        questions.renew(key, length);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException fault) {
      LOG.warn("question {}: its claim could not be renewed: {}", key, fault.toString());
    }
  }
}
