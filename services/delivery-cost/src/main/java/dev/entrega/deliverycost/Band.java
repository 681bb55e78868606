package dev.entrega.deliverycost;

/**
 * How far a parcel goes, and what that costs.
 *
 * @param name as it travels in the quote
 * @param upToKm the longest distance that belongs to it
 * @param firstCents the first piece
 * @param furtherCents each further piece
 * @param days in how many days it should be there
 */
record Band(String name, int upToKm, long firstCents, long furtherCents, int days) {

  /** The delivery of that many pieces; an ArithmeticException where 64 bits do not hold it. */
  long cents(long pieces) {
    return Math.addExact(firstCents, Math.multiplyExact(pieces - 1, furtherCents));
  }
}
