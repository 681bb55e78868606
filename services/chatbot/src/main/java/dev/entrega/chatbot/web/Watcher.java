package dev.entrega.chatbot.web;

import dev.entrega.messaging.orders.AnswerDelta;
import dev.entrega.messaging.orders.AnswerEvent;
import dev.entrega.messaging.topology.RoutingKeys;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/** One open connection, which is sent the events behind those that it has seen. */
final class Watcher {

  private static final long FOREVER = 0;

  private final SseEmitter emitter = new SseEmitter(FOREVER);
  private EventId seen;
  private boolean closed;

  Watcher(EventId seen) {
    this.seen = seen;
  }

  SseEmitter emitter() {
    return emitter;
  }

  synchronized void take(AnswerEvent event) {
    var id = EventId.of(event);
    if (id.compareTo(seen) > 0) {
      seen = id;
      send(
          SseEmitter.event()
              .id(id.toString())
              .name(RoutingKeys.of(event.getClass()))
              .data(event, MediaType.APPLICATION_JSON));
    }
    if (!(event instanceof AnswerDelta)) {
      close();
    }
  }

  synchronized void beat() {
    send(SseEmitter.event().comment("still here"));
  }

  synchronized void close() {
    if (!closed) {
      closed = true;
      emitter.complete();
    }
  }

  private void send(SseEventBuilder event) {
    if (!closed) {
      try {
        emitter.send(event);
      } catch (IOException | IllegalStateException gone) {
        closed = true;
      }
    }
  }
}
