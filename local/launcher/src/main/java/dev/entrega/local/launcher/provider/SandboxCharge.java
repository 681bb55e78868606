package dev.entrega.local.launcher.provider;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger.
 *
 * @param number counts the charges of this run
 * @param id ours, which the caller keeps
 * @param request what was asked for
 * @param status what became of it
 * @param declineReason why not, if it was declined
 * @param createdAt when it was asked for
 */
record SandboxCharge(
    long number,
    String id,
    ChargeRequest request,
    Status status,
    @Nullable String declineReason,
    Instant createdAt) {

  /** As it is written on the wire. */
  enum Status {
    pending,
    approved,
    declined
  }

  SandboxCharge approved() {
    return new SandboxCharge(number, id, request, Status.approved, null, createdAt);
  }

  SandboxCharge declined(String reason) {
    return new SandboxCharge(number, id, request, Status.declined, reason, createdAt);
  }
}
