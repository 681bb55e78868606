package dev.entrega.local.stepfunctions.time;

/** Work that was started and may be told to give up. */
@FunctionalInterface
public interface Strand {

  /** Wakes the strand with an {@link InterruptedException} where it waits, now or next. */
  void interrupt();
}
