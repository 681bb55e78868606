package dev.entrega.chatbot.memory;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Forgets what is older than its settings allow: questions with their answers, conversations
 * without a question, orders of which nothing was heard. A bit at a time, so that nobody waits for
 * it; several instances may do it at once.
 */
final class Retention implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final int AT_ONCE = 1000;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("chatbot-retention").factory());
  private final Memory memory;
  private final RetentionSettings settings;
  private volatile boolean running;

  Retention(Memory memory, RetentionSettings settings) {
    this.memory = memory;
    this.settings = settings;
  }

  /** Forgets all that may be forgotten now. */
  void forget() {
    var questions = all(most -> memory.questions().forget(settings.questions(), most));
    var conversations = all(memory.conversations()::forgetEmpty);
    var orders = all(most -> memory.facts().forget(settings.orders(), most));
    if (questions + conversations + orders > 0) {
      LOG.info(
          "forgot {} questions, {} conversations and {} orders", questions, conversations, orders);
    }
  }

  /** Says how many, when it finds no more. */
  private static long all(IntUnaryOperator some) {
    var sum = 0L;
    while (true) {
      var forgotten = some.applyAsInt(AT_ONCE);
      sum += forgotten;
      if (forgotten < AT_ONCE) {
        return sum;
      }
    }
  }

  private void forgetOrSay() {
    try {
      forget();
    } catch (RuntimeException fault) {
      LOG.warn("what is too old could not be forgotten, next try in {}", settings.every(), fault);
    }
  }

  @Override
  public void start() {
    running = true;
    var every = settings.every().toMillis();
    var _ = clock.scheduleWithFixedDelay(this::forgetOrSay, every, every, TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    running = false;
    clock.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
