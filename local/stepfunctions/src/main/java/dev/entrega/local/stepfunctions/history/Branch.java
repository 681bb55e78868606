package dev.entrega.local.stepfunctions.history;

/**
 * The line of states to which an event belongs: the execution's own, or one of those side by side
 * that a Parallel or a Map runs. Within one branch events follow each other in an order that is the
 * same whenever the execution is interpreted.
 *
 * @param fork the id of the event by which the state began to run its branches; 0 for the
 *     execution's own line
 * @param index which of them, from 0
 */
public record Branch(long fork, int index) {

  /** The line of the execution itself. */
  public static final Branch MAIN = new Branch(0, 0);
}
