package dev.entrega.local.stepfunctions.execution;

import java.util.concurrent.CountDownLatch;

/**
 * What every call of an integration passes; shut while executions that were open before are taken
 * up again and what they call is not there yet.
 */
public final class Gate {

  private final CountDownLatch shut;

  private Gate(int bolts) {
    shut = new CountDownLatch(bolts);
  }

  /** One that lets everything through. */
  public static Gate opened() {
    return new Gate(0);
  }

  /** One that lets nothing through before it is opened. */
  public static Gate shut() {
    return new Gate(1);
  }

  /** Lets everything through from now on. */
  public void open() {
    shut.countDown();
  }

  void pass() throws InterruptedException {
    shut.await();
  }
}
