package dev.entrega.payment;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks, every few seconds, for what was left undone: one query for each chore when idle. */
final class Sweeper implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

  private final List<Chore> chores;
  private final PaymentSettings.Sweep settings;
  private final ScheduledExecutorService timer;

  Sweeper(PaymentSettings.Sweep settings, List<Chore> chores) {
    this.settings = settings;
    this.chores = chores;
    this.timer =
        Executors.newScheduledThreadPool(
            chores.size(), Thread.ofVirtual().name("sweeper").factory());
  }

  /**
   * Something to look for.
   *
   * @param name of what is left undone, for our log
   * @param work does it, some at a time
   */
  record Chore(String name, Work work) {}

  /**
   * Does what is due, so many at a time, until there is no more; a fault ends it until next time.
   */
  @FunctionalInterface
  interface Work {
    void sweep(int batch) throws InterruptedException;
  }

  void start() {
    long pause = settings.interval().toMillis();
    for (Chore chore : chores) {
      var _ = timer.scheduleWithFixedDelay(() -> sweep(chore), pause, pause, TimeUnit.MILLISECONDS);
    }
  }

  private void sweep(Chore chore) {
    try {
      chore.work().sweep(settings.batch());
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException fault) {
      log.warn(
          "Expected to give the {} that are due, but {}; they are tried again",
          chore.name(),
          fault.toString());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
