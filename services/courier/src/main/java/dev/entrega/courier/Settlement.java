package dev.entrega.courier;

import dev.entrega.courier.Shipment.Step;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what is written of a shipment out into the world, at least once and in order of rank.
 *
 * <p>Whoever settles a shipment claims it first, for the length of a lease, so that nobody else
 * does so at the same time, here or in another process. What was done is written afterwards; after
 * a crash in between it is done again, which readers of the topic and the workflow bear.
 */
final class Settlement implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Settlement.class);

  private static final int LONGEST_QUEUE = 10_000;
  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(10);

  private final Shipments shipments;
  private final Steps steps;
  private final CourierSettings settings;
  private final ThreadPoolExecutor settlers;

  Settlement(Shipments shipments, Steps steps, CourierSettings settings) {
    this.shipments = shipments;
    this.steps = steps;
    this.settings = settings;
    this.settlers =
        new ThreadPoolExecutor(
            settings.settlersAtOnce(),
            settings.settlersAtOnce(),
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(LONGEST_QUEUE),
            Thread.ofVirtual().name("settler-", 0).factory(),
            // What finds no place is written down as due, and the sweep takes it.
            new ThreadPoolExecutor.DiscardPolicy());
  }

  /** Settles a shipment soon, on another thread. */
  void wake(String orderId) {
    settlers.execute(() -> settle(orderId));
  }

  /**
   * Settles what is due, whoever left it behind, and stops at the first batch in which AWS or the
   * database failed.
   */
  void sweep() {
    try {
      var due = shipments.due(settings.sweepSize());
      while (!due.isEmpty() && settleAll(due)) {
        due = shipments.due(settings.sweepSize());
      }
    } catch (RuntimeException fault) {
      log.warn("could not look for shipments to settle: {}", fault.toString());
    }
  }

  /** Settles a shipment if it is due; returns false after a fault, when it is left for later. */
  boolean settle(String orderId) {
    try {
      var shipment = shipments.claim(orderId, settings.lease());
      if (shipment != null) {
        settle(shipment);
      }
      return true;
    } catch (RuntimeException fault) {
      log.warn(
          "order {}: could not be settled, will be tried again: {}", orderId, fault.toString());
      return false;
    }
  }

  private void settle(Shipment claimed) {
    var shipment = claimed;
    try {
      while (true) {
        var step = shipment.next();
        if (step == null) {
          if (shipments.finish(shipment)) {
            return;
          }
          shipment = readAgain(shipment);
        } else if (step instanceof Step.AnswerTask && !shipments.close(shipment)) {
          shipment = readAgain(shipment);
        } else {
          shipment = steps.perform(shipment, step);
        }
      }
    } catch (RuntimeException fault) {
      shipments.keep(shipment, settings.pause());
      throw fault;
    }
  }

  private Shipment readAgain(Shipment shipment) {
    shipments.keep(shipment, settings.lease());
    return shipments.find(shipment.orderId());
  }

  private boolean settleAll(List<String> orderIds) {
    var work = orderIds.stream().map(id -> (Callable<Boolean>) () -> settle(id)).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var good = true;
      for (var result : threads.invokeAll(work)) {
        good &= result.get();
      }
      return good;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException bug) {
      throw new IllegalStateException("Expected a settled shipment, but it threw", bug.getCause());
    }
  }

  /** Ends what has begun; what has not stays due and is settled after the next start. */
  @Override
  public void close() {
    settlers.getQueue().clear();
    settlers.shutdown();
    try {
      if (!settlers.awaitTermination(LONGEST_GOODBYE.toSeconds(), TimeUnit.SECONDS)) {
        settlers.shutdownNow();
      }
    } catch (InterruptedException _) {
      settlers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
