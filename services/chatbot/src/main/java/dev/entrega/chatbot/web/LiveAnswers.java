package dev.entrega.chatbot.web;

import dev.entrega.chatbot.answers.Assistant;
import dev.entrega.chatbot.questions.Question;
import dev.entrega.chatbot.traces.Traces;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The answers that this instance writes for whoever asked over HTTP. A connection that breaks does
 * not end one: whoever comes back goes on behind what was seen, or is told the answer that stands.
 */
final class LiveAnswers implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(LiveAnswers.class);

  private final Map<Question.Key, LiveAnswer> answers = new ConcurrentHashMap<>();
  private final ExecutorService writers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("answer-", 0).factory());
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("chatbot-heart").factory());
  private final Assistant assistant;
  private final Traces traces;
  private final int most;
  private final Duration heartbeat;
  private volatile boolean running;

  LiveAnswers(
      Assistant assistant, Traces traces, int most, Duration heartbeat, MeterRegistry metrics) {
    this.assistant = assistant;
    this.traces = traces;
    this.most = most;
    this.heartbeat = heartbeat;
    Gauge.builder("entrega.assistant.live", answers, Map::size)
        .description("Questions over HTTP whose answers are being written")
        .register(metrics);
  }

  /**
   * Sees to it that the question is answered; returns at once. Each answer costs memory, so there
   * is a bound.
   *
   * @throws ResponseStatusException 503 if as many are being written as may be
   */
  LiveAnswer begin(Question question) {
    if (answers.size() >= most && !answers.containsKey(question.key())) {
      throw new ResponseStatusException(
          HttpStatus.SERVICE_UNAVAILABLE, "Too many are asking at present. Please ask again soon.");
    }
    return answers.computeIfAbsent(
        question.key(),
        _ -> {
          var answer = new LiveAnswer();
          writers.execute(() -> write(question, answer));
          return answer;
        });
  }

  /** Opens a stream of the answer's events behind those that were seen. */
  SseEmitter open(Question question, EventId seen) {
    var answer = begin(question);
    var watcher = new Watcher(seen);
    answer.watch(watcher);
    return watcher.emitter();
  }

  private void write(Question question, LiveAnswer answer) {
    try {
      traces.follow(question, traced -> assistant.answer(traced, answer));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException fault) {
      LOG.error("question {}: Expected to answer, but failed", question.key(), fault);
      answer.tell(Assistant.interrupted(question));
    } finally {
      answers.remove(question.key(), answer);
      answer.close();
    }
  }

  @Override
  public void start() {
    running = true;
    var period = heartbeat.toMillis();
    var _ =
        heart.scheduleAtFixedRate(
            () -> answers.values().forEach(LiveAnswer::beat),
            period,
            period,
            TimeUnit.MILLISECONDS);
  }

  /** Runs before the web server stops, which would otherwise wait for every open stream. */
  @Override
  public void stop() {
    running = false;
    heart.shutdownNow();
    writers.shutdownNow();
    answers.values().forEach(LiveAnswer::close);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
