package dev.entrega.cli.ask;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/**
 * Shows an answer while it comes. A terminal cannot take back what it has shown, so an attempt that
 * starts over, or a whole that differs from its pieces, begins on a new line that says so.
 */
final class Screen {

  private final PrintWriter out;
  private final StringBuilder shown = new StringBuilder();
  private int attempt = 1;

  Screen(PrintWriter out) {
    this.out = out;
  }

  /**
   * Shows what an event adds.
   *
   * @param type of the event, for example {@code answer.delta}
   * @return whether there is more to come
   */
  boolean show(String type, JsonNode data) {
    return switch (type) {
      case "answer.delta" -> {
        startOver(data.path("attempt").asInt(attempt));
        print(data.path("text").asString(""));
        yield true;
      }
      case "answer.completed" -> {
        complete(data);
        yield false;
      }
      case "answer.failed" -> {
        takeBack("(that is all that came)");
        print(data.path("text").asString(""));
        end(data);
        yield false;
      }
      default -> true;
    };
  }

  private void complete(JsonNode data) {
    var whole = data.path("text").asString("");
    if (!shown.toString().equals(whole)) {
      takeBack("(in its final words)");
      print(whole);
    }
    end(data);
    for (var citation : data.path("citations")) {
      out.println(
          plain(
              "[%d] %s (%s)"
                  .formatted(
                      citation.path("id").asInt(),
                      citation.path("title").asString(""),
                      citation.path("source").asString(""))));
    }
    out.flush();
  }

  private void end(JsonNode data) {
    if (!shown.isEmpty()) {
      out.println();
    }
    if (data.path("handedOff").asBoolean(false)) {
      out.println("(a person goes on with this conversation; the assistant is silent until then)");
    }
    out.flush();
  }

  private void startOver(int newAttempt) {
    if (newAttempt > attempt) {
      takeBack("(once more)");
    }
    attempt = newAttempt;
  }

  private void takeBack(String why) {
    if (!shown.isEmpty()) {
      out.println();
      out.println(why);
      shown.setLength(0);
    }
  }

  private void print(String text) {
    shown.append(text);
    out.print(plain(text));
    out.flush();
  }

  /** What a model wrote must not move the cursor or change colours. */
  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\n]]", " ");
  }
}
