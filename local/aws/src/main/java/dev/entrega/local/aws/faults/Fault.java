package dev.entrega.local.aws.faults;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with some calls. The ones that the endpoint makes inside, such as a workflow's to
 * SQS, are none.
 *
 * @param kind what goes wrong
 * @param service whose calls, by AWS's signing name: {@code states}, {@code sqs}, {@code sns},
 *     {@code lambda}, {@code sts}; null for all
 * @param operation which calls, for example {@code StartExecution}; null for all
 * @param rate how many of them, from 0 to 1; chosen at random
 * @param times how many of them at most; null without a bound
 * @param lasting for how long from its injection; null until it is cleared
 * @param delay how long the answer of a slow one is withheld
 */
public record Fault(
    Kind kind,
    @Nullable String service,
    @Nullable String operation,
    double rate,
    @Nullable Integer times,
    @Nullable Duration lasting,
    Duration delay) {

  /** What can go wrong. */
  public enum Kind {
    /** Refused because there were too many, in the words of each service. */
    THROTTLED,
    /** The connection is closed without an answer. */
    ABSENT,
    /** Answered with status 500. */
    BROKEN,
    /** Done and answered, but late. */
    SLOW
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException one of them makes no sense
   */
  public Fault {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("Expected a rate from 0 to 1, but found " + rate);
    }
    if ((times != null && times < 0)
        || (lasting != null && lasting.isNegative())
        || delay.isNegative()) {
      throw new IllegalArgumentException("Expected no negative number, but found " + this);
    }
  }

  /** Every call is throttled, until the fault is cleared. */
  public static Fault throttled() {
    return always(Kind.THROTTLED);
  }

  /** No call is answered, until the fault is cleared. */
  public static Fault absent() {
    return always(Kind.ABSENT);
  }

  /** Every call ends with status 500, until the fault is cleared. */
  public static Fault broken() {
    return always(Kind.BROKEN);
  }

  /** Every answer is late, until the fault is cleared. */
  public static Fault slow(Duration delay) {
    return new Fault(Kind.SLOW, null, null, 1, null, null, delay);
  }

  /** The same for the calls of one service. */
  public Fault of(String onlyService) {
    return new Fault(kind, onlyService, operation, rate, times, lasting, delay);
  }

  /** The same for one operation of one service. */
  public Fault of(String onlyService, String onlyOperation) {
    return new Fault(kind, onlyService, onlyOperation, rate, times, lasting, delay);
  }

  /** The same for a part of the calls, from 0 to 1. */
  public Fault atRate(double part) {
    return new Fault(kind, service, operation, part, times, lasting, delay);
  }

  /** The same for so many calls at most. */
  public Fault times(int most) {
    return new Fault(kind, service, operation, rate, most, lasting, delay);
  }

  /** The same for a while. */
  public Fault lasting(Duration time) {
    return new Fault(kind, service, operation, rate, times, time, delay);
  }

  boolean concerns(Call call) {
    return (service == null || service.equals(call.service()))
        && (operation == null || operation.equals(call.operation()));
  }

  private static Fault always(Kind kind) {
    return new Fault(kind, null, null, 1, null, null, Duration.ZERO);
  }
}
