package dev.entrega.chatbot.answers;

import dev.entrega.chatbot.memory.Conversations;
import dev.entrega.chatbot.memory.Questions;
import dev.entrega.chatbot.questions.Question;

/** Chooses what is done with a question, before anything is looked up. */
final class Courses {

  private final Conversations conversations;
  private final Questions questions;
  private final Limits limits;

  Courses(Conversations conversations, Questions questions, Limits limits) {
    this.conversations = conversations;
    this.questions = questions;
    this.limits = limits;
  }

  /** For a question that is written down already, and so counts itself. */
  Course of(Question question) {
    var language = question.language();
    if (conversations.isHandedOff(question)) {
      return new Course.Silence();
    }
    if (question.text().length() > limits.characters()) {
      return new Course.Say(Phrases.TOO_LONG.in(language, limits.characters()));
    }
    if (Phrases.askForAHuman(question.text())) {
      return new Course.HandOff(Phrases.HANDED_OFF.in(language), "asked-for");
    }
    if (questions.askedWithin(question.customerId(), limits.window()) > limits.questions()) {
      return new Course.Say(Phrases.TOO_MANY.in(language));
    }
    return new Course.Ask();
  }
}
