package dev.entrega.messaging.queues;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What is counted of a queue, each with the tag {@code queue}. */
final class QueueMetrics {

  private final Timer age;
  private final Timer handling;
  private final Counter failed;

  QueueMetrics(String queue, MeterRegistry registry, WorkInHand inHand) {
    this.age =
        Timer.builder("entrega.queues.age")
            .description("How old a message was when it was received")
            .tag("queue", queue)
            .register(registry);
    this.handling =
        Timer.builder("entrega.queues.handling")
            .description("How long a message that succeeded was in hand")
            .tag("queue", queue)
            .register(registry);
    this.failed =
        Counter.builder("entrega.queues.failed")
            .description("Attempts that failed; the message comes again")
            .tag("queue", queue)
            .register(registry);
    Gauge.builder("entrega.queues.in.flight", inHand, WorkInHand::size)
        .description("Messages in hand")
        .tag("queue", queue)
        .register(registry);
  }

  void received(Duration sinceSent) {
    age.record(sinceSent);
  }

  void handled(Duration took) {
    handling.record(took);
  }

  void failed() {
    failed.increment();
  }
}
