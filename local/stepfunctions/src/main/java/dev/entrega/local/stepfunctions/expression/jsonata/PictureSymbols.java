package dev.entrega.local.stepfunctions.expression.jsonata;

import java.util.Map;
import java.util.Set;

/** Which characters mean what in the picture of a number; options of the call may change them. */
record PictureSymbols(Map<?, ?> options) {

  String decimal() {
    return symbol("decimal-separator", ".");
  }

  String grouping() {
    return symbol("grouping-separator", ",");
  }

  String exponent() {
    return symbol("exponent-separator", "e");
  }

  String minus() {
    return symbol("minus-sign", "-");
  }

  String percent() {
    return symbol("percent", "%");
  }

  String perMille() {
    return symbol("per-mille", "\u2030");
  }

  String digit() {
    return symbol("digit", "#");
  }

  String separator() {
    return symbol("pattern-separator", ";");
  }

  private String symbol(String name, String standard) {
    return options.get(name) instanceof String text && !text.isEmpty() ? text : standard;
  }

  private char zero() {
    return symbol("zero-digit", "0").charAt(0);
  }

  /** A digit that must be there. */
  boolean isMandatory(int character) {
    return zero() <= character && character < zero() + 10;
  }

  /** Any place of a digit. */
  boolean isDigit(int character) {
    return isMandatory(character) || digit().equals(Character.toString(character));
  }

  /** A character that stands for some part of the number, and not for itself. */
  boolean isActive(int character) {
    return isDigit(character)
        || Set.of(decimal(), exponent(), grouping(), separator())
            .contains(Character.toString(character));
  }

  /** Digits written in the family of these symbols. */
  String written(String digits) {
    var text = new StringBuilder();
    digits.chars().map(digit -> zero() + digit - '0').forEach(text::appendCodePoint);
    return text.toString();
  }
}
