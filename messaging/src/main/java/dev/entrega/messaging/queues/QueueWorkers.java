package dev.entrega.messaging.queues;

import java.util.List;
import org.springframework.context.SmartLifecycle;

/**
 * Starts last and stops first: no message is received before the service is ready, and what is in
 * hand ends while everything that it needs is still there.
 */
public final class QueueWorkers implements SmartLifecycle {

  private final List<QueueWorker> workers;
  private final QueueSettings settings;
  private volatile boolean running;

  QueueWorkers(List<QueueWorker> workers, QueueSettings settings) {
    this.workers = workers;
    this.settings = settings;
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
      workers.forEach(QueueWorker::stopReceiving);
      var received = Deadline.in(settings.roundTrip());
      for (var worker : workers) {
        worker.endReceives(received);
      }
      var drained = Deadline.in(settings.drain());
      for (var worker : workers) {
        worker.drain(drained.left());
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
