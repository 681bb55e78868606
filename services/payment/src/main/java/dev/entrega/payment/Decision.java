package dev.entrega.payment;

import org.jspecify.annotations.Nullable;

/**
 * What the provider made of a charge. It is made once; see {@link Settlement} for what may follow.
 */
sealed interface Decision {

  /** The error that the workflow catches. */
  String DECLINED = "Payment.Declined";

  /** The provider's id of the charge, unless it declined before it made one. */
  @Nullable String chargeId();

  /** Whether the customer's money is with us. */
  default boolean taken() {
    return switch (this) {
      case Approved _ -> true;
      case Declined _, Cancelled _ -> false;
    };
  }

  /**
   * The money was taken.
   *
   * @param chargeId the provider's id
   */
  record Approved(String chargeId) implements Decision {}

  /**
   * The money was not taken.
   *
   * @param chargeId the provider's id, unless it declined before it made a charge
   * @param reason the provider's word for why
   */
  record Declined(@Nullable String chargeId, String reason) implements Decision {}

  /**
   * Called off before anybody had paid, by us or by the provider.
   *
   * @param chargeId the provider's id
   */
  record Cancelled(String chargeId) implements Decision {

    /** What the workflow is told, if it still waits. */
    static final String REASON = "cancelled";
  }
}
