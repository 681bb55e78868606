package dev.entrega.payment;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks, every few seconds, for answers that were recorded and not given: one query when idle. */
final class Sweeper implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

  private final Settlement settlement;
  private final PaymentSettings.Sweep settings;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("sweeper").factory());

  Sweeper(Settlement settlement, PaymentSettings.Sweep settings) {
    this.settlement = settlement;
    this.settings = settings;
  }

  void start() {
    long pause = settings.interval().toMillis();
    var _ = timer.scheduleWithFixedDelay(this::sweep, pause, pause, TimeUnit.MILLISECONDS);
  }

  private void sweep() {
    try {
      settlement.sweep(settings.batch());
    } catch (RuntimeException fault) {
      log.warn(
          "Expected to give the answers that are due, but {}; they are tried again",
          fault.toString());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
