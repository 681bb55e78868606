package dev.entrega.availability;

/** What was made of an order. */
enum ReservationState {
  /** Not decided yet. */
  OPEN,
  /** All its items are promised to it. */
  RESERVED,
  /** Something was missing, and nothing is promised to it. */
  UNAVAILABLE,
  /** Given up, and what it had is given back. */
  RELEASED,
  /** Given up, and it never had anything. */
  CLOSED
}
