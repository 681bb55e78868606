package dev.entrega.chatbot.traces;

import dev.entrega.chatbot.questions.Question;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import org.jspecify.annotations.Nullable;

/**
 * Makes each question a span below the one that its asker names, and each step of its answer a span
 * below that. Without a tracer everybody hears the asker's own {@code traceparent}.
 */
public final class Traces {

  /** The W3C {@code traceparent} of what this thread does at present, if that is traced. */
  @FunctionalInterface
  interface Current {

    @Nullable String traceparent();
  }

  private final ObservationRegistry observations;
  private final Current current;

  Traces(ObservationRegistry observations, Current current) {
    this.observations = observations;
    this.current = current;
  }

  /** What is done with a question. */
  @FunctionalInterface
  public interface Work {

    /** Does it, with the question as part of the span. */
    void on(Question question) throws InterruptedException;
  }

  /**
   * A step of it.
   *
   * @param <R> what comes of it
   */
  @FunctionalInterface
  public interface Step<R> {

    /** Does it, with the question as part of the span. */
    R on(Question question, Observation span);
  }

  /** Does the work with the question as part of its span. */
  public void follow(Question question, Work work) throws InterruptedException {
    var context = new ReceiverContext<Question>(Traces::read, Kind.CONSUMER);
    context.setCarrier(question);
    var observation =
        Observation.createNotStarted("entrega.assistant.question", () -> context, observations)
            .contextualName("answer question")
            .lowCardinalityKeyValue("language", question.language().tag())
            .start();
    try (var _ = observation.openScope()) {
      work.on(here(question));
    } catch (RuntimeException fault) {
      observation.error(fault);
      throw fault;
    } finally {
      observation.stop();
    }
  }

  /**
   * Does one step of that work as part of a span of its own, and returns what came of it.
   *
   * @param name of the span
   */
  public <R> R step(String name, Question question, Step<R> step) {
    var observation = Observation.start(name, observations);
    try (var _ = observation.openScope()) {
      return step.on(here(question), observation);
    } finally {
      observation.stop();
    }
  }

  private Question here(Question question) {
    var traceparent = current.traceparent();
    return traceparent == null ? question : question.tracedBy(traceparent);
  }

  private static @Nullable String read(Question question, String header) {
    return header.equals("traceparent") ? question.traceparent() : null;
  }
}
