package dev.entrega.bridge;

import dev.entrega.messaging.events.CloudEvent;
import dev.entrega.messaging.events.UnacceptableEvent;
import dev.entrega.messaging.orders.OrderPlaced;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the delivery of each order that a shop places. Idempotent by order id: the execution bears
 * the order's name, so a redelivery starts nothing.
 */
final class OrderDeliveries {

  private static final Logger LOG = LoggerFactory.getLogger(OrderDeliveries.class);

  private final Executions executions;
  private final Counter started;
  private final Counter alreadyStarted;
  private final Counter parked;
  private final Timer startExecution;

  OrderDeliveries(Executions executions, MeterRegistry metrics) {
    this.executions = executions;
    this.started = orders(metrics, "started");
    this.alreadyStarted = orders(metrics, "already-started");
    this.parked = orders(metrics, "parked");
    this.startExecution =
        Timer.builder("bridge.start-execution")
            .description("How long AWS takes to answer StartExecution")
            .register(metrics);
  }

  /**
   * Returns when the order is safe with AWS.
   *
   * @throws UnacceptableEvent if it can never be, because the order is too large or its id stands
   *     for other data
   */
  void on(CloudEvent<OrderPlaced> event) {
    try {
      start(event.data().orderId(), ExecutionInput.of(event));
    } catch (UnacceptableEvent refused) {
      parked.increment();
      throw refused;
    }
  }

  private void start(String orderId, ExecutionInput input) {
    var json = input.toJson();
    switch (startExecution.record(() -> executions.start(orderId, json))) {
      case STARTED -> {
        started.increment();
        LOG.info("order {}: execution started", orderId);
      }
      case NAME_TAKEN -> {
        refuseOtherData(orderId, input);
        alreadyStarted.increment();
        LOG.info("order {}: already started", orderId);
      }
    }
  }

  private void refuseOtherData(String orderId, ExecutionInput input) {
    var differences = input.differencesFrom(executions.inputOf(orderId));
    if (!differences.isEmpty()) {
      throw new UnacceptableEvent(
          "Expected the data that order %s was started with, but other values came in %s"
              .formatted(orderId, String.join(", ", differences)));
    }
  }

  private static Counter orders(MeterRegistry metrics, String outcome) {
    return Counter.builder("bridge.orders")
        .description("Orders that came from the shops, by what became of them")
        .tag("outcome", outcome)
        .register(metrics);
  }
}
