package dev.entrega.payment;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moves money. A fault (no connection, no answer in time, a server error) is an exception. */
interface Provider {

  /**
   * Asks for a charge, at most one for each order however often it is asked. That a charge was
   * created says nothing yet: a signed webhook decides, or what {@link #find} brings.
   */
  Creation create(String orderId, ChargeOrder order) throws InterruptedException;

  /**
   * Looks an order's charge up; empty if the provider has not heard of it.
   *
   * @param chargeId the provider's id, or null to look it up by the order
   */
  Optional<Found> find(String orderId, @Nullable String chargeId) throws InterruptedException;

  /**
   * Calls a charge off, so that nobody can pay it any more, and returns it as it then is:
   * cancelled, unless it was decided before, or waits on because it cannot be called off.
   */
  Found cancel(String orderId, String chargeId) throws InterruptedException;

  /** Gives money back, at most once for each order however often it is asked. */
  Reversal refund(String orderId, String chargeId, Money amount) throws InterruptedException;

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

  /**
   * A charge as the provider has it.
   *
   * @param chargeId the provider's id
   * @param amount what it is of
   * @param decision what was decided, or null while it waits
   */
  record Found(String chargeId, Money amount, @Nullable Decision decision) {}

  /** What became of a refund. */
  sealed interface Reversal {

    /**
     * The money is on its way back.
     *
     * @param refundId the provider's id
     */
    record Refunded(String refundId) implements Reversal {}

    /**
     * It will not give it back.
     *
     * @param detail for people
     */
    record Refused(String detail) implements Reversal {}
  }
}
