package dev.entrega.local.aws.faults;

import dev.entrega.local.aws.faults.Fault.Pace;
import dev.entrega.local.aws.wire.EventStream;
import dev.entrega.local.aws.wire.EventStream.Events;
import java.io.IOException;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Streams that do not go well. */
final class FaultyEvents {

  private FaultyEvents() {}

  /** What a stream ends with, before its time. */
  @FunctionalInterface
  interface End {

    /** Throws what ends it. */
    void end() throws IOException;
  }

  /** A stream that ends when so many of its events have passed. */
  static EventStream ending(EventStream stream, int after, End end) {
    return events -> stream.tell(new Ending(events, after, end));
  }

  /** A stream whose first event is late, and each of its tokens later than the one before. */
  static EventStream slow(EventStream stream, Pace pace) {
    return events -> {
      Thread.sleep(pace.delay());
      stream.tell(new Slow(events, pace.perToken()));
    };
  }

  private static final class Ending implements Events {

    private final Events events;
    private final End end;
    private int left;

    Ending(Events events, int after, End end) {
      this.events = events;
      this.left = after;
      this.end = end;
    }

    @Override
    public void send(String type, JsonNode payload) throws IOException, InterruptedException {
      if (left-- == 0) {
        end.end();
      }
      events.send(type, payload);
    }
  }

  private static final class Slow implements Events {

    private final Events events;
    private final Duration perToken;
    private boolean talking;

    Slow(Events events, Duration perToken) {
      this.events = events;
      this.perToken = perToken;
    }

    @Override
    public void send(String type, JsonNode payload) throws IOException, InterruptedException {
      events.send(type, payload);
    }

    @Override
    public void sendToken(String type, JsonNode payload) throws IOException, InterruptedException {
      if (talking) {
        Thread.sleep(perToken);
      }
      talking = true;
      events.sendToken(type, payload);
    }
  }
}
