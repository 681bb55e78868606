package dev.entrega.chatbot.questions;

import java.util.regex.Pattern;

/**
 * An order that a text names by a word for it and an id behind that: {@code pedido A-1001}, {@code
 * my order number is 123456}. Whoever's it is, nobody knows here.
 */
final class NamedOrder {

  private static final String WORD = "\\b(?:pedidos?|encomendas?|compras?|orders?)\\b";
  private static final String BETWEEN = "[\\s:#,.(\"'-]+";

  /** As in "pedido é o", "order number is". */
  private static final String LINKS =
      "(?:(?:é|e|o|a|is|my|meu|minha|with|com|de n[uú]mero|n[uú]mero|number|n[.ºo°]*|id"
          + "|c[óo]digo|code)"
          + BETWEEN
          + "){0,3}";

  /** Dates, times of day and postal codes are none. */
  private static final String NO_ID =
      "(?!(?:\\d{1,4}-\\d{1,2}-\\d{1,4}|\\d{1,2}h\\d{0,2}|\\d{5}-\\d{3})(?![\\w-]))";

  /** Five digits, or three among letters: "order 500 shirts" and "48horas" name none. */
  private static final String ID =
      "(?:\\d{5,80}|(?=\\d*[A-Za-z_-])(?=(?:[\\w-]*\\d){3})[\\w-]{4,80})(?![\\w-])";

  private static final Pattern PATTERN =
      Pattern.compile("(?iu)" + WORD + BETWEEN + LINKS + NO_ID + ID);

  private NamedOrder() {}

  static boolean isIn(String text) {
    return PATTERN.matcher(text).find();
  }
}
