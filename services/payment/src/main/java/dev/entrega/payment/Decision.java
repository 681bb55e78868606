package dev.entrega.payment;

import org.jspecify.annotations.Nullable;

/** What the provider made of a charge. It is made once and never changes. */
sealed interface Decision {

  /** The error that the workflow catches. */
  String DECLINED = "Payment.Declined";

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
}
