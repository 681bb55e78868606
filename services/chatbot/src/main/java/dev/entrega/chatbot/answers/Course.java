package dev.entrega.chatbot.answers;

/** What is done with a question. A router, or something done for the customer, is one more. */
sealed interface Course {

  /** A human has the conversation. */
  record Silence() implements Course {}

  /** Says something of ours. */
  record Say(String text) implements Course {}

  /**
   * Says something of ours, and gives the conversation to a human.
   *
   * @param why for the human
   */
  record HandOff(String text, String why) implements Course {}

  /** Asks the models. */
  record Ask() implements Course {}
}
