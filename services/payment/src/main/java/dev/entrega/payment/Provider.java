package dev.entrega.payment;

/** Moves money. A fault (no connection, no answer in time, a server error) is an exception. */
@FunctionalInterface
interface Provider {

  /**
   * Asks for a charge, at most one for each order however often it is asked. That a charge was
   * created says nothing yet: only a signed webhook decides.
   */
  Creation create(String orderId, ChargeOrder order) throws InterruptedException;

  /** What the provider answered. */
  sealed interface Creation {

    /**
     * It will decide.
     *
     * @param chargeId the provider's id
     */
    record Created(String chargeId) implements Creation {}

    /**
     * It has decided at once.
     *
     * @param reason the provider's word for why
     */
    record Declined(String reason) implements Creation {}

    /**
     * It does not accept what we ask: our own bug, since the same request can never succeed.
     *
     * @param detail for people
     */
    record Refused(String detail) implements Creation {}
  }
}
