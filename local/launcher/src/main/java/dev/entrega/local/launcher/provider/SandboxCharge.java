package dev.entrega.local.launcher.provider;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger.
 *
 * @param number counts the charges of this run
 * @param id ours, which the caller keeps
 * @param request what was asked for
 * @param status what became of it
 * @param declineReason why not, if it was declined
 * @param refunds what went back, the oldest first
 * @param createdAt when it was asked for
 */
record SandboxCharge(
    long number,
    String id,
    ChargeRequest request,
    Status status,
    @Nullable String declineReason,
    List<Refund> refunds,
    Instant createdAt) {

  /** As it is written on the wire. */
  enum Status {
    pending,
    approved,
    declined,
    cancelled
  }

  /**
   * Money that went back.
   *
   * @param id ours
   * @param key the caller's, which makes it one refund however often it is asked for
   * @param request how much
   */
  record Refund(String id, String key, RefundRequest request) {}

  boolean isPending() {
    return status == Status.pending;
  }

  SandboxCharge approved() {
    return with(Status.approved, null);
  }

  SandboxCharge declined(String reason) {
    return with(Status.declined, reason);
  }

  SandboxCharge cancelled() {
    return with(Status.cancelled, null);
  }

  SandboxCharge refunded(Refund refund) {
    List<Refund> all = Stream.concat(refunds.stream(), Stream.of(refund)).toList();
    return new SandboxCharge(number, id, request, status, declineReason, all, createdAt);
  }

  Optional<Refund> refundOf(String key) {
    return refunds.stream().filter(refund -> refund.key().equals(key)).findFirst();
  }

  long capturedCents() {
    return status == Status.approved ? request.amountCents() : 0;
  }

  long refundedCents() {
    return refunds.stream().mapToLong(refund -> refund.request().amountCents()).sum();
  }

  private SandboxCharge with(Status other, @Nullable String reason) {
    return new SandboxCharge(number, id, request, other, reason, refunds, createdAt);
  }
}
