package dev.entrega.messaging.events;

import java.time.Duration;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/**
 * The listeners of all consumers of a service. They start last and stop first, and their channels
 * stay open until the handlers have ended and are acknowledged.
 */
final class EventListeners implements SmartLifecycle {

  private final List<Consumption> all;
  private final Duration drain;
  private volatile boolean running;

  EventListeners(List<Consumption> all, Duration drain) {
    this.all = all;
    this.drain = drain;
  }

  /** Which queues are not read at present, and why. */
  List<Pause> pauses() {
    return all.stream().flatMap(consumption -> consumption.paused().stream()).toList();
  }

  @Override
  public void start() {
    running = true;
    all.forEach(Consumption::start);
  }

  @Override
  public void stop() {
    running = false;
    all.forEach(Consumption::stop);
    var deadline = System.nanoTime() + drain.toNanos();
    try {
      for (var consumption : all) {
        consumption.close(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
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
