package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.time.Time;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The two clocks of a Task, which both run from the moment at which it is scheduled. Where its
 * execution was taken up again, the second begins anew: nobody could give a sign of life meanwhile.
 */
final class Clocks {

  private final Time time;
  private final @Nullable Long heartbeat;
  private final @Nullable Instant end;
  private @Nullable Instant nextBeat;

  Clocks(Time time, TaskEvents.Plan plan) {
    this.time = time;
    this.heartbeat = plan.heartbeat();
    this.end = plan.timeout() == null ? null : plan.at().plusSeconds(plan.timeout());
    beat();
  }

  /** A sign of life sets the second clock back. */
  void beat() {
    nextBeat = heartbeat == null ? null : time.instant().plusSeconds(heartbeat);
  }

  /** When the first of the two runs out; never where there is none. */
  @Nullable Instant next() {
    if (end == null || nextBeat == null) {
      return end == null ? nextBeat : end;
    }
    return end.isBefore(nextBeat) ? end : nextBeat;
  }

  /** The error of the clock that has run out. */
  String error() {
    return end != null && !time.instant().isBefore(end)
        ? StatesError.TIMEOUT
        : "States.HeartbeatTimeout";
  }
}
