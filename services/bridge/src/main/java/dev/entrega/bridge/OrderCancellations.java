package dev.entrega.bridge;

import dev.entrega.messaging.events.CloudEvent;
import dev.entrega.messaging.events.UnacceptableEvent;
import dev.entrega.messaging.orders.OrderCancelled;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the cancellation of each order that is no longer wanted, whether or not its delivery is
 * known yet. Idempotent by order id: the execution bears the order's name, and an order is
 * cancelled but once, whoever asks again and for whatever reason.
 */
final class OrderCancellations {

  private static final Logger LOG = LoggerFactory.getLogger(OrderCancellations.class);

  private final Executions executions;
  private final Counter started;
  private final Counter alreadyStarted;
  private final Counter parked;
  private final Timer startExecution;

  OrderCancellations(Executions executions, MeterRegistry metrics) {
    this.executions = executions;
    this.started = cancellations(metrics, "started");
    this.alreadyStarted = cancellations(metrics, "already-started");
    this.parked = cancellations(metrics, "parked");
    this.startExecution =
        Timer.builder("bridge.start-cancellation")
            .description("How long AWS takes to answer StartExecution of a cancellation")
            .register(metrics);
  }

  /**
   * Returns when the cancellation is safe with AWS, be it this one or an earlier one.
   *
   * @throws UnacceptableEvent if it can never be, because it is too large
   */
  void on(CloudEvent<OrderCancelled> event) {
    try {
      start(event.data().orderId(), CancellationInput.of(event).toJson());
    } catch (UnacceptableEvent refused) {
      parked.increment();
      throw refused;
    }
  }

  private void start(String orderId, String input) {
    switch (startExecution.record(() -> executions.start(orderId, input))) {
      case STARTED -> {
        started.increment();
        LOG.info("order {}: cancellation started", orderId);
      }
      case NAME_TAKEN -> {
        alreadyStarted.increment();
        LOG.info("order {}: cancellation already started", orderId);
      }
    }
  }

  private static Counter cancellations(MeterRegistry metrics, String outcome) {
    return Counter.builder("bridge.cancellations")
        .description("Cancellations that came from the shops, by what became of them")
        .tag("outcome", outcome)
        .register(metrics);
  }
}
