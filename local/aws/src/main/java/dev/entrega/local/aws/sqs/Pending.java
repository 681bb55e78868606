package dev.entrega.local.aws.sqs;

/** What a queue was asked for and may not have answered yet. */
@FunctionalInterface
interface Pending<T> {

  /**
   * Waits for the answer.
   *
   * @throws dev.entrega.local.aws.wire.AwsError the queue said no
   */
  T await() throws InterruptedException;
}
