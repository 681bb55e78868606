package dev.entrega.local.stepfunctions.history;

/** Whether a payload was cut to fit into the history; AWS says so beside each one. */
public record Truncation(boolean truncated) {

  /** The payload is whole. */
  public static final Truncation NONE = new Truncation(false);
}
