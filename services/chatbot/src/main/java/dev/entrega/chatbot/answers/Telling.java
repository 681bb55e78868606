package dev.entrega.chatbot.answers;

import dev.entrega.messaging.orders.AnswerDelta;

/** One attempt as it is told: its pieces are numbered, and together they are its text. */
final class Telling {

  private final String questionId;
  private final int attempt;
  private final Asker asker;
  private final StringBuilder text = new StringBuilder();
  private int pieces;

  Telling(String questionId, int attempt, Asker asker) {
    this.questionId = questionId;
    this.attempt = attempt;
    this.asker = asker;
  }

  void tell(String piece) {
    asker.tell(new AnswerDelta(questionId, attempt, pieces, piece));
    text.append(piece);
    pieces++;
  }

  String text() {
    return text.toString();
  }
}
