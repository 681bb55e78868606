package dev.entrega.messaging.queues;

import java.time.Duration;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/**
 * Starts last and stops first: no message is received before the service is ready, and what is in
 * hand ends while everything that it needs is still there.
 */
public final class QueueWorkers implements SmartLifecycle {

  private final List<QueueWorker> workers;
  private final Duration drain;
  private volatile boolean running;

  QueueWorkers(List<QueueWorker> workers, Duration drain) {
    this.workers = workers;
    this.drain = drain;
  }

  @Override
  public void start() {
    running = true;
    workers.forEach(QueueWorker::start);
  }

  /** Returns when everything in hand has ended, or the time to drain is over. */
  @Override
  public void stop() {
    running = false;
    try {
      for (var worker : workers) {
        worker.stopReceiving();
      }
      var deadline = System.nanoTime() + drain.toNanos();
      for (var worker : workers) {
        worker.drain(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
