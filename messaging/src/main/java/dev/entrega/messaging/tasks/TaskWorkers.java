package dev.entrega.messaging.tasks;

import dev.entrega.messaging.queues.QueueWorkers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/** The workers of all task queues of a service, with the heartbeats of what they work on. */
final class TaskWorkers implements SmartLifecycle {

  private static final Duration TICK = Duration.ofSeconds(1);

  private final QueueWorkers workers;
  private final ScheduledExecutorService ticks;
  private final Heartbeats heartbeats;

  TaskWorkers(QueueWorkers workers, Heartbeats heartbeats) {
    this.workers = workers;
    this.heartbeats = heartbeats;
    this.ticks = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
  }

  @Override
  public void start() {
    var _ =
        ticks.scheduleWithFixedDelay(
            heartbeats::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    workers.start();
  }

  /** Hearts beat until the last task has ended. */
  @Override
  public void stop() {
    workers.stop();
    ticks.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return workers.isRunning();
  }
}
