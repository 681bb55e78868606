package dev.entrega.local.aws.faults;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** The faults that calls meet at present; none at first. May be changed at any time. */
public final class Faults {

  private final List<Active> active = new CopyOnWriteArrayList<>();
  private final InstantSource time;
  private final DoubleSupplier chance;

  private record Active(Fault fault, @Nullable Instant until, AtomicInteger met) {

    /** Counts the call if it is to meet the fault. */
    boolean takes(DoubleSupplier chance) {
      if (chance.getAsDouble() >= fault.rate()) {
        return false;
      }
      var times = fault.times();
      return times == null
          ? met.incrementAndGet() > 0
          : met.getAndUpdate(before -> Math.min(times, before + 1)) < times;
    }

    boolean isOver(Instant now) {
      return until != null && !now.isBefore(until);
    }
  }

  /**
   * A fault and what it did.
   *
   * @param fault as it was injected
   * @param met how many calls have met it
   */
  public record Met(Fault fault, int met) {}

  /** Without any. */
  public Faults() {
    this(InstantSource.system(), () -> ThreadLocalRandom.current().nextDouble());
  }

  Faults(InstantSource time, DoubleSupplier chance) {
    this.time = time;
    this.chance = chance;
  }

  /** From now on calls meet this one too; the first that fits a call is the one that it meets. */
  public void inject(Fault fault) {
    var lasting = fault.lasting();
    var until = lasting == null ? null : time.instant().plus(lasting);
    active.add(new Active(fault, until, new AtomicInteger()));
  }

  /** From now on all is well again. */
  public void clear() {
    active.clear();
  }

  /** Those that were injected and not cleared, also when their time is over. */
  public List<Met> all() {
    return active.stream().map(one -> new Met(one.fault(), one.met().get())).toList();
  }

  Optional<Fault> metBy(Call call) {
    if (active.isEmpty()) {
      return Optional.empty();
    }
    var now = time.instant();
    return active.stream()
        .filter(one -> !one.isOver(now) && one.fault().concerns(call) && one.takes(chance))
        .map(Active::fault)
        .findFirst();
  }
}
