package dev.entrega.deliverycost;

/**
 * Nothing is delivered there. The class's full name is the error that the workflow sees, and no
 * retry helps against it.
 */
public final class UnknownDestination extends RuntimeException {

  UnknownDestination(String message) {
    super(message);
  }
}
