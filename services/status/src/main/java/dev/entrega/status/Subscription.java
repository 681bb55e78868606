package dev.entrega.status;

import dev.entrega.messaging.orders.OrderStatus;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * Somebody who watches one order, on an open connection. It takes whole timelines and sends the
 * steps that it has not sent yet, so that it does not matter how often or in which order they come.
 */
final class Subscription {

  private static final long FOREVER = 0;

  private final SseEmitter emitter = new SseEmitter(FOREVER);
  private final ReentrantLock sending = new ReentrantLock();
  private final Set<OrderStatus> sent = EnumSet.noneOf(OrderStatus.class);
  private final String orderId;
  private int resumedAfter;
  private boolean opened;
  private volatile int stepsKnown;
  private boolean closed;

  /**
   * @param orderId which order
   * @param resumedAfter the rank up to which the other side has seen the timeline; 0 for none of it
   */
  Subscription(String orderId, int resumedAfter) {
    this.orderId = orderId;
    this.resumedAfter = resumedAfter;
  }

  String orderId() {
    return orderId;
  }

  SseEmitter emitter() {
    return emitter;
  }

  /** How many steps the longest timeline had that was taken. */
  int stepsKnown() {
    return stepsKnown;
  }

  /**
   * Sends what is new in it, and closes behind an end. What came too late is sent only to whoever
   * comes after the end: at the end itself a step may still be on its way, without which an event
   * looks late that is not.
   */
  void take(Timeline timeline) {
    sending.lock();
    try {
      for (var step : timeline.timeline()) {
        if (sent.add(step.status()) && step.sequence() > resumedAfter) {
          send(
              SseEmitter.event()
                  .id(Integer.toString(step.sequence()))
                  .data(step, MediaType.APPLICATION_JSON));
        }
      }
      if (!opened) {
        opened = true;
        for (var event : timeline.lateEvents()) {
          send(SseEmitter.event().name("late").data(event, MediaType.APPLICATION_JSON));
        }
      }
      // Only the first timeline is cut: a lower rank that comes late is news all the same.
      resumedAfter = 0;
      stepsKnown = Math.max(stepsKnown, timeline.timeline().size());
      if (timeline.order().status().isEnd()) {
        close();
      }
    } finally {
      sending.unlock();
    }
  }

  /** Keeps the connection from looking dead, and finds out if it is. */
  void beat() {
    // Whoever is sending just now proves as much.
    if (sending.tryLock()) {
      try {
        send(SseEmitter.event().comment("still here"));
      } finally {
        sending.unlock();
      }
    }
  }

  void close() {
    sending.lock();
    try {
      if (!closed) {
        closed = true;
        emitter.complete();
      }
    } finally {
      sending.unlock();
    }
  }

  private void send(SseEventBuilder event) {
    if (closed) {
      return;
    }
    try {
      emitter.send(event);
    } catch (IOException | IllegalStateException gone) {
      // The container has noticed too, and calls back to have the subscription removed.
      closed = true;
    }
  }
}
