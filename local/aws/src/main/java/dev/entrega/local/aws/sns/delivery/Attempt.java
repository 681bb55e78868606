package dev.entrega.local.aws.sns.delivery;

/** How one attempt to deliver ended. */
public sealed interface Attempt {

  /** The subscriber has it, or does not want it any more. */
  record Done() implements Attempt {}

  /**
   * The subscriber is not there now; it is worth trying again.
   *
   * @param why for the log
   */
  record Failed(String why) implements Attempt {}

  /**
   * It would never be taken, however often one tries.
   *
   * @param why for the log
   */
  record Refused(String why) implements Attempt {}
}
