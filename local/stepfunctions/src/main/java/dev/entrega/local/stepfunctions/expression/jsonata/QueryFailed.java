package dev.entrega.local.stepfunctions.expression.jsonata;

/** A query could not be evaluated. */
public final class QueryFailed extends Exception {

  private final String words;

  QueryFailed(String words) {
    super(words, null, false, false);
    this.words = words;
  }

  /** How AWS's sentence on the expression goes on. */
  public String words() {
    return words;
  }
}
