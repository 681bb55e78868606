package dev.entrega.messaging.events;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;
import org.springframework.context.SmartLifecycle;

/**
 * The listeners of all consumers of a service. They start last and stop first, and their channels
 * stay open until the handlers have ended and are acknowledged.
 */
final class EventListeners implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(EventListeners.class);

  private final List<Listening> all;
  private final Duration drain;
  private volatile boolean running;

  /** A listener and the container that it listens in. */
  record Listening(EventListener<?> listener, DirectMessageListenerContainer container) {}

  EventListeners(List<Listening> all, Duration drain) {
    this.all = all;
    this.drain = drain;
  }

  @Override
  public void start() {
    running = true;
    all.forEach(listening -> listening.container().start());
  }

  @Override
  public void stop() {
    running = false;
    all.forEach(listening -> listening.listener().stop());
    try {
      var deadline = System.nanoTime() + drain.toNanos();
      for (var listening : all) {
        var left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        if (!listening.listener().awaitIdle(left)) {
          LOG.warn(
              "queue {}: some handlers did not end in time, their messages come again",
              String.join(", ", listening.container().getQueueNames()));
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    all.forEach(listening -> listening.container().destroy());
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
