package dev.entrega.chatbot.answers;

import dev.entrega.chatbot.questions.Language;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What is said without a model, and what customers say when they want a human. */
enum Phrases {
  HANDED_OFF(
      "Claro! Vou chamar um atendente para continuar com você por aqui. Até já!",
      "Of course! I am calling a human to go on with you here. See you soon!"),
  NOTHING_FOUND(
      "Não encontrei a resposta para isso na nossa central de ajuda, e não quero inventar. Vou chamar um atendente para você.",
      "I could not find the answer to that in our help centre, and I do not want to make one up. I am calling a human for you."),
  FAILED(
      "Desculpe, não consegui responder agora. Tente de novo daqui a pouco, por favor.",
      "I am sorry, I could not answer just now. Please try again in a moment."),
  FAILED_AND_HANDED_OFF(
      "Desculpe, continuo sem conseguir responder. Vou chamar um atendente para você.",
      "I am sorry, I still cannot answer. I am calling a human for you."),
  TOO_LONG(
      "Sua mensagem ficou um pouco longa para mim. Pode resumir em até %d caracteres?",
      "Your message is a little too long for me. Could you say it in up to %d characters?"),
  TOO_MANY(
      "Recebi muitas perguntas suas em pouco tempo. Espere um minutinho e pergunte de novo, por favor.",
      "You have asked me a lot in a short time. Please wait a minute and ask again.");

  private static final List<Pattern> WISHES_FOR_A_HUMAN =
      List.of(
          wish(
              "(?:falar|conversar|quero|queria|preciso|chama\\w*|passa\\w*|transfer\\w*|atendimento)"
                  + "\\b.{0,40}\\b(?:atendentes?|humano|humana|pessoa|gente|operador\\w*)"),
          wish("^\\W*(?:atendente|humano|operador)\\W*$"),
          wish(
              "(?:talk|speak|chat|want|need|get|connect|transfer|give|call)"
                  + "\\b.{0,40}\\b(?:humans?|person|agent|operator|representative)"),
          wish("^\\W*(?:human|agent|operator|representative)(?: please)?\\W*$"));

  private final String portuguese;
  private final String english;

  Phrases(String portuguese, String english) {
    this.portuguese = portuguese;
    this.english = english;
  }

  String in(Language language, Object... values) {
    var text =
        switch (language) {
          case PORTUGUESE -> portuguese;
          case ENGLISH -> english;
        };
    return values.length == 0 ? text : text.formatted(values);
  }

  /** Whether somebody would rather speak with a human. */
  static boolean askForAHuman(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    return WISHES_FOR_A_HUMAN.stream().anyMatch(wish -> wish.matcher(lower).find());
  }

  private static Pattern wish(String expression) {
    return Pattern.compile(expression, Pattern.DOTALL);
  }
}
