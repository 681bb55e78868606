package dev.entrega.local.aws.faults;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with some calls. The ones that the endpoint makes inside, such as a workflow's to
 * SQS, are none.
 *
 * @param kind what goes wrong
 * @param service whose calls, by AWS's signing name: {@code states}, {@code sqs}, {@code sns},
 *     {@code lambda}, {@code sts}, {@code bedrock}; null for all
 * @param operation which calls, for example {@code StartExecution}; null for all
 * @param rate how many of them, from 0 to 1; chosen at random
 * @param times how many of them at most; null without a bound
 * @param lasting for how long from its injection; null until it is cleared
 * @param pace of slow ones
 * @param refusal in which words calls are refused; null for those of each service
 * @param after how many events of a stream pass before it goes wrong; 0 where it goes wrong before
 *     the answer, as always with an answer that is no stream
 */
public record Fault(
    Kind kind,
    @Nullable String service,
    @Nullable String operation,
    double rate,
    @Nullable Integer times,
    @Nullable Duration lasting,
    Pace pace,
    @Nullable Refusal refusal,
    int after) {

  /** What can go wrong. */
  public enum Kind {
    /** Refused because there were too many, in the words of each service. */
    THROTTLED,
    /** The connection is closed without an answer, or in the middle of a stream. */
    ABSENT,
    /** Answered with status 500. */
    BROKEN,
    /** Refused by any error that one wishes. */
    REFUSED,
    /** Done and answered, but late. */
    SLOW
  }

  /**
   * How slow.
   *
   * @param delay for how long an answer is withheld, or the first event of a stream
   * @param perToken for how much longer for every token of a model's answer but the first; a stream
   *     waits so long before each of them
   */
  public record Pace(Duration delay, Duration perToken) {

    static final Pace NONE = new Pace(Duration.ZERO, Duration.ZERO);
  }

  /**
   * An error in AWS's words.
   *
   * @param status of HTTP; a stream has none
   * @param code for example {@code ModelTimeoutException}
   */
  public record Refusal(int status, String code) {}

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException one of them makes no sense, or an error is missing
   */
  public Fault {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("Expected a rate from 0 to 1, but found " + rate);
    }
    if ((times != null && times < 0)
        || (lasting != null && lasting.isNegative())
        || pace.delay().isNegative()
        || pace.perToken().isNegative()
        || after < 0) {
      throw new IllegalArgumentException(
          "Expected no negative number, but found times %s, lasting %s, %s, after %d"
              .formatted(times, lasting, pace, after));
    }
    if (kind == Kind.REFUSED && refusal == null) {
      throw new IllegalArgumentException("Expected an error by which calls are refused");
    }
  }

  /** Every call is throttled, until the fault is cleared. */
  public static Fault throttled() {
    return always(Kind.THROTTLED, Pace.NONE, null);
  }

  /** No call is answered, until the fault is cleared. */
  public static Fault absent() {
    return always(Kind.ABSENT, Pace.NONE, null);
  }

  /** Every call ends with status 500, until the fault is cleared. */
  public static Fault broken() {
    return always(Kind.BROKEN, Pace.NONE, null);
  }

  /** Every call is refused by this error, until the fault is cleared. */
  public static Fault refused(int status, String code) {
    return always(Kind.REFUSED, Pace.NONE, new Refusal(status, code));
  }

  /** Every answer is late, until the fault is cleared. */
  public static Fault slow(Duration delay) {
    return slow(delay, Duration.ZERO);
  }

  /** Every answer is late, and each token of a model's later than the one before. */
  public static Fault slow(Duration delay, Duration perToken) {
    return always(Kind.SLOW, new Pace(delay, perToken), null);
  }

  /** The same for the calls of one service. */
  public Fault of(String onlyService) {
    return of(onlyService, operation);
  }

  /** The same for one operation of one service. */
  public Fault of(String onlyService, @Nullable String onlyOperation) {
    return new Fault(kind, onlyService, onlyOperation, rate, times, lasting, pace, refusal, after);
  }

  /** The same for a part of the calls, from 0 to 1. */
  public Fault atRate(double part) {
    return new Fault(kind, service, operation, part, times, lasting, pace, refusal, after);
  }

  /** The same for so many calls at most. */
  public Fault times(int most) {
    return new Fault(kind, service, operation, rate, most, lasting, pace, refusal, after);
  }

  /** The same for a while. */
  public Fault lasting(Duration time) {
    return new Fault(kind, service, operation, rate, times, time, pace, refusal, after);
  }

  /** The same in the middle of a stream, when so many of its events have passed. */
  public Fault after(int events) {
    return new Fault(kind, service, operation, rate, times, lasting, pace, refusal, events);
  }

  boolean concerns(Call call) {
    return (service == null || service.equals(call.service()))
        && (operation == null || operation.equals(call.operation()));
  }

  private static Fault always(Kind kind, Pace pace, @Nullable Refusal refusal) {
    return new Fault(kind, null, null, 1, null, null, pace, refusal, 0);
  }
}
