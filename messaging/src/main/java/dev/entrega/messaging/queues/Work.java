package dev.entrega.messaging.queues;

import java.time.Instant;

/** A message in hand: who works on it, since when, and until when SQS hides it. */
final class Work {

  private final Thread worker = Thread.currentThread();
  private final String receiptHandle;
  private final Instant startedAt;
  private volatile Instant renewAt;
  private boolean ended;

  Work(String receiptHandle, Instant startedAt, Instant renewAt) {
    this.receiptHandle = receiptHandle;
    this.startedAt = startedAt;
    this.renewAt = renewAt;
  }

  String receiptHandle() {
    return receiptHandle;
  }

  Instant startedAt() {
    return startedAt;
  }

  Instant renewAt() {
    return renewAt;
  }

  void renewAt(Instant next) {
    renewAt = next;
  }

  /** Asks the handler to give up; nothing is heard of it once the handler has returned. */
  synchronized void interrupt() {
    if (!ended) {
      worker.interrupt();
    }
  }

  /** Called by the worker itself: what follows is no longer interrupted. */
  synchronized void end() {
    ended = true;
    Thread.interrupted();
  }
}
