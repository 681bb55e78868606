package dev.entrega.messaging.events;

import dev.entrega.messaging.faults.FaultOfTheOtherSide;

/**
 * A JVM that is short of memory or broken: whichever message it had in hand is not to blame. A
 * stack that overflows is a bug that the message would meet again.
 */
final class MachineFaults implements FaultOfTheOtherSide {

  @Override
  public boolean recognizes(Throwable fault) {
    return fault instanceof VirtualMachineError && !(fault instanceof StackOverflowError);
  }
}
