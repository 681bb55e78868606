package dev.entrega.messaging.faults;

/**
 * Knows some exceptions for faults of another system: it is away, overloaded, or does not let us
 * in. Such a fault says nothing of the message in hand, and passes.
 *
 * <p>A service adds what it alone meets by a bean of this type; see {@link Faults} for what is
 * known anyway.
 */
@FunctionalInterface
public interface FaultOfTheOtherSide {

  /** Judges this one exception; its causes are shown one by one. */
  boolean recognizes(Throwable fault);
}
