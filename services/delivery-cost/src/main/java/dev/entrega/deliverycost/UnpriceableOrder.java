package dev.entrega.deliverycost;

/**
 * The order's numbers are missing, make no sense or cannot be added up. The class's full name is
 * the error that the workflow sees, and no retry helps against it.
 */
public final class UnpriceableOrder extends RuntimeException {

  UnpriceableOrder(String message) {
    super(message);
  }
}
