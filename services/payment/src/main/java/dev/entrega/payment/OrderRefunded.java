package dev.entrega.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What task {@code refund} answers.
 *
 * @param refunded whether money went back; if not, none was taken
 * @param amountCents how much, in hundredths of the order's currency
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderRefunded(boolean refunded, @Nullable Long amountCents) {

  static OrderRefunded of(Money amount) {
    return new OrderRefunded(true, amount.cents());
  }

  static OrderRefunded nothing() {
    return new OrderRefunded(false, null);
  }
}
