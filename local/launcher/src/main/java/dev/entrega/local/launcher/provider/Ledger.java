package dev.entrega.local.launcher.provider;

import dev.entrega.local.launcher.provider.SandboxCharge.Status;
import dev.entrega.local.store.Drawer;
import dev.entrega.local.store.Drawers;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** All charges there ever were, each under the caller's key and under an id of ours. */
final class Ledger {

  private final Map<String, String> idsByKey = new ConcurrentHashMap<>();
  private final Map<String, Line> byId = new ConcurrentHashMap<>();
  private final AtomicLong created = new AtomicLong();
  private final InstantSource time;
  private final Drawers drawers;
  private final Drawer<Line> drawer;

  /**
   * A charge as it is kept.
   *
   * @param key the caller's
   * @param untold whether the caller has not heard yet what was decided
   */
  record Line(String key, SandboxCharge charge, boolean untold) {}

  /** With the charges that were kept. */
  Ledger(InstantSource time, Drawers drawers) {
    this.time = time;
    this.drawers = drawers;
    this.drawer = drawers.drawer("provider.charges", Line.class);
    drawer.each((id, line) -> {
      byId.put(id, line);
      idsByKey.put(line.key(), id);
      line.charge().refunds().forEach(refund -> idsByKey.put(refund.key(), id));
      created.accumulateAndGet(line.charge().number(), Math::max);
    });
  }

  /**
   * The charge of a key.
   *
   * @param isNew whether this request made it
   */
  record Entry(SandboxCharge charge, boolean isNew) {}

  /** Enters a charge, or finds the one that has the key; the caller compares the requests. */
  Entry enter(String key, ChargeRequest request) {
    SandboxCharge fresh =
        new SandboxCharge(
            created.incrementAndGet(),
            "ch_" + UUID.randomUUID(),
            request,
            Status.pending,
            null,
            List.of(),
            time.instant());
    Line line = new Line(key, fresh, false);
    byId.put(fresh.id(), line);
    String id = idsByKey.putIfAbsent(key, fresh.id());
    if (id == null) {
      drawer.put(fresh.id(), line);
      return new Entry(fresh, true);
    }
    byId.remove(fresh.id());
    return new Entry(find(id).orElseThrow(), false);
  }

  /** Keeps a key to one charge; false if another one has it. */
  boolean claim(String key, String id) {
    String owner = idsByKey.putIfAbsent(key, id);
    return owner == null || owner.equals(id);
  }

  /** Changes a charge, one at a time, and returns it as it then is; empty if there is none. */
  Optional<SandboxCharge> change(String id, UnaryOperator<SandboxCharge> change) {
    return changeLine(id, line -> new Line(line.key(), change.apply(line.charge()), line.untold()));
  }

  /** Decides on a charge, of which the caller is then to be told. */
  Optional<SandboxCharge> decide(String id, UnaryOperator<SandboxCharge> decision) {
    return changeLine(
        id,
        line -> {
          SandboxCharge decided = decision.apply(line.charge());
          boolean untold = line.untold() || !decided.equals(line.charge());
          return new Line(line.key(), decided, untold);
        });
  }

  /** The caller has heard what was decided. */
  void told(String id) {
    changeLine(id, line -> new Line(line.key(), line.charge(), false));
  }

  private Optional<SandboxCharge> changeLine(String id, UnaryOperator<Line> change) {
    return Optional.ofNullable(
            byId.computeIfPresent(
                id,
                (_, line) -> {
                  Line changed = change.apply(line);
                  if (!changed.equals(line)) {
                    drawer.put(id, changed);
                  }
                  return changed;
                }))
        .map(Line::charge);
  }

  /** Waits until all that was entered and changed before is kept. */
  void secure() {
    drawers.secure();
  }

  Optional<SandboxCharge> find(String id) {
    return Optional.ofNullable(byId.get(id)).map(Line::charge);
  }

  /** Every charge, the oldest first. */
  List<SandboxCharge> all() {
    return byId.values().stream()
        .map(Line::charge)
        .sorted(Comparator.comparingLong(SandboxCharge::number))
        .toList();
  }

  /** The decided charges whose caller has not heard of it. */
  List<SandboxCharge> untold() {
    return byId.values().stream().filter(Line::untold).map(Line::charge).toList();
  }

  /** Every charge of an order, the oldest first. */
  List<SandboxCharge> of(String reference) {
    return all().stream().filter(charge -> charge.request().reference().equals(reference)).toList();
  }
}
