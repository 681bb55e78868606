package dev.entrega.local.stepfunctions.definition;

import tools.jackson.databind.JsonNode;

/** In which language the expressions of a state are written. */
public enum QueryLanguage {
  /** Paths and payload templates; what holds where nothing is said. */
  JSONPATH("JSONPath"),
  /** Texts between {@code {%} and {@code %}}. */
  JSONATA("JSONata");

  private final String text;

  QueryLanguage(String text) {
    this.text = text;
  }

  /**
   * The language that a field names. As with AWS, whatever is not exactly the name of the first one
   * means the second, though it is refused.
   */
  static QueryLanguage of(JsonNode value) {
    return value.isString() && value.stringValue().equals(JSONPATH.text) ? JSONPATH : JSONATA;
  }

  QueryLanguage other() {
    return this == JSONPATH ? JSONATA : JSONPATH;
  }

  /** As a definition writes it. */
  @Override
  public String toString() {
    return text;
  }
}
