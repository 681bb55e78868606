package dev.entrega.courier;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of a cancellation that courier was asked about.
 *
 * @param withdrawn whether the order is closed now; if not, its parcel was delivered before
 * @param deliveredAt when that was, by the carrier's clock
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Withdrawal(boolean withdrawn, @Nullable Instant deliveredAt) {

  static Withdrawal closed() {
    return new Withdrawal(true, null);
  }

  static Withdrawal tooLate(Instant deliveredAt) {
    return new Withdrawal(false, deliveredAt);
  }
}
