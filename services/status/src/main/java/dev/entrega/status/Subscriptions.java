package dev.entrega.status;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Everybody who watches an order just now. An idle one costs its connection and a few objects; no
 * thread waits for it.
 *
 * <p>A change that this instance writes down is sent at once. Of one that another instance wrote
 * down, the next beat finds out by the length of the timeline.
 */
final class Subscriptions implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
  private static final int ORDERS_PER_QUERY = 500;

  private final Map<String, List<Subscription>> byOrder = new ConcurrentHashMap<>();
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("status-heart").factory());
  private final Orders orders;
  private final Duration heartbeat;
  private volatile boolean running;

  Subscriptions(Orders orders, Duration heartbeat, MeterRegistry metrics) {
    this.orders = orders;
    this.heartbeat = heartbeat;
    Gauge.builder("status.subscriptions", this, Subscriptions::size)
        .description("Open streams of events")
        .register(metrics);
  }

  /**
   * Opens a stream of the order's steps. It is removed when the order ends or the other side goes.
   *
   * @param resumedAfter the rank up to which the other side has seen them; 0 for none of them
   */
  SseEmitter open(String orderId, int resumedAfter) {
    var subscription = new Subscription(orderId, resumedAfter);
    subscription.emitter().onCompletion(() -> remove(subscription));
    subscription.emitter().onError(_ -> remove(subscription));
    // Watched before the timeline is read, so that nothing falls in between.
    byOrder.compute(
        orderId,
        (_, watching) -> {
          var more = new ArrayList<>(watching == null ? List.of() : watching);
          more.add(subscription);
          return List.copyOf(more);
        });
    senders.execute(() -> {
      subscription.beat();
      orders.find(orderId).ifPresent(subscription::take);
    });
    return subscription.emitter();
  }

  /** Tells whoever watches the order that a step was written down. */
  void changed(String orderId) {
    if (byOrder.containsKey(orderId)) {
      senders.execute(() -> show(orderId));
    }
  }

  /** How many streams are open. */
  int size() {
    return byOrder.values().stream().mapToInt(List::size).sum();
  }

  private void show(String orderId) {
    orders
        .find(orderId)
        .ifPresent(timeline ->
            byOrder
                .getOrDefault(orderId, List.of())
                // Each on its own, so that a slow one keeps nobody waiting.
                .forEach(watching -> senders.execute(() -> watching.take(timeline))));
  }

  private void remove(Subscription subscription) {
    byOrder.computeIfPresent(
        subscription.orderId(),
        (_, watching) -> {
          var fewer = watching.stream().filter(other -> other != subscription).toList();
          return fewer.isEmpty() ? null : fewer;
        });
  }

  private void beat() {
    byOrder.values().forEach(watching -> watching.forEach(one -> senders.execute(one::beat)));
    try {
      showWhatOthersWroteDown();
    } catch (DataAccessException fault) {
      LOG.warn(
          "Expected to look for changes of status, but failed; the next beat looks again", fault);
    }
  }

  private void showWhatOthersWroteDown() {
    var watched = new ArrayList<>(byOrder.keySet());
    for (int from = 0; from < watched.size(); from += ORDERS_PER_QUERY) {
      var some = watched.subList(from, Math.min(watched.size(), from + ORDERS_PER_QUERY));
      orders
          .lengths(some)
          .forEach((orderId, length) -> {
            if (byOrder.getOrDefault(orderId, List.of()).stream()
                .anyMatch(watching -> watching.stepsKnown() < length)) {
              show(orderId);
            }
          });
    }
  }

  @Override
  public void start() {
    running = true;
    long period = heartbeat.toMillis();
    var _ = heart.scheduleAtFixedRate(this::beat, period, period, TimeUnit.MILLISECONDS);
  }

  /** Runs before the web server stops, which would otherwise wait for every open stream. */
  @Override
  public void stop() {
    running = false;
    heart.shutdownNow();
    byOrder.values().forEach(watching -> watching.forEach(Subscription::close));
    senders.shutdown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
