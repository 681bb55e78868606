package dev.entrega.messaging.events;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Out of service while a queue is paused, and says which one, since when and why. */
final class ConsumptionHealth implements HealthIndicator {

  private final EventListeners listeners;

  ConsumptionHealth(EventListeners listeners) {
    this.listeners = listeners;
  }

  @Override
  public Health health() {
    var pauses = listeners.pauses();
    return pauses.isEmpty()
        ? Health.up().build()
        : Health.outOfService().withDetail("paused", pauses).build();
  }
}
