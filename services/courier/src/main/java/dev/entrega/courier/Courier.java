package dev.entrega.courier;

import dev.entrega.messaging.events.CloudEvent;
import dev.entrega.messaging.orders.DeliveryEvent;
import dev.entrega.messaging.tasks.Task;
import dev.entrega.messaging.tasks.TaskOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The inbox: what carriers say and who waits for it is written down at once, in whichever order it
 * comes, and settled afterwards.
 */
final class Courier {

  private static final Logger log = LoggerFactory.getLogger(Courier.class);

  private final Shipments shipments;
  private final Tombstones tombstones;
  private final Consumer<String> wake;
  private final MeterRegistry meters;

  Courier(Shipments shipments, Tombstones tombstones, Consumer<String> wake, MeterRegistry meters) {
    this.shipments = shipments;
    this.tombstones = tombstones;
    this.wake = wake;
    this.meters = meters;
  }

  /**
   * Keeps what a carrier says. Idempotent by order and kind of event: the first of a kind stands,
   * and of delivered and failed the first of the two.
   */
  void on(CloudEvent<DeliveryEvent> event) {
    var orderId = event.data().orderId();
    var isNew = shipments.enter(event.data(), event.time().truncatedTo(ChronoUnit.MICROS));
    meters
        .counter("courier.events", "type", event.type(), "new", Boolean.toString(isNew))
        .increment();
    log.debug("order {}: {}, {}", orderId, event.type(), isNew ? "kept" : "known already");
    if (isNew) {
      wake.accept(orderId);
    }
  }

  /**
   * Keeps the token; the answer comes when the carrier speaks, or soon if it has spoken. Idempotent
   * by order and token: a newer attempt's token takes the place of the older one. Refused with
   * {@code Order.Closed} if the order was withdrawn.
   */
  TaskOutcome<Delivered> track(Task<Recipient> task) {
    var orderId = task.orderId();
    if (shipments.await(task)) {
      wake.accept(orderId);
    } else if (tombstones.isLaid(orderId)) {
      log.info("order {}: not tracked, it was withdrawn", orderId);
      return TaskOutcome.failed(
          "Order.Closed", "Expected order %s to be open, but it was withdrawn".formatted(orderId));
    }
    log.info("order {}: waiting for its delivery", orderId);
    return TaskOutcome.deferred();
  }
}
