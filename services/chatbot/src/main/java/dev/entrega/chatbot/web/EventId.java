package dev.entrega.chatbot.web;

import dev.entrega.messaging.orders.AnswerDelta;
import dev.entrega.messaging.orders.AnswerEvent;
import java.util.regex.Pattern;

/**
 * Where an event stands in the stream of an answer: {@code 1.0}, {@code 1.1}, {@code 2.0}, {@code
 * 2.end}.
 */
record EventId(int attempt, int index) implements Comparable<EventId> {

  /** Before every event. */
  static final EventId NONE = new EventId(0, 0);

  private static final int END = Integer.MAX_VALUE;
  private static final Pattern SHAPE = Pattern.compile("(\\d{1,9})\\.(\\d{1,9}|end)");

  static EventId of(AnswerEvent event) {
    return new EventId(event.attempt(), event instanceof AnswerDelta delta ? delta.index() : END);
  }

  /** What a browser sends as {@code Last-Event-ID}; {@link #NONE} if it is none of ours. */
  static EventId parse(String text) {
    var found = SHAPE.matcher(text);
    if (!found.matches()) {
      return NONE;
    }
    var index = found.group(2).equals("end") ? END : Integer.parseInt(found.group(2));
    return new EventId(Integer.parseInt(found.group(1)), index);
  }

  boolean isEnd() {
    return index == END;
  }

  @Override
  public int compareTo(EventId other) {
    return attempt == other.attempt
        ? Integer.compare(index, other.index)
        : Integer.compare(attempt, other.attempt);
  }

  @Override
  public String toString() {
    return attempt + "." + (isEnd() ? "end" : Integer.toString(index));
  }
}
