package dev.entrega.local.launcher.provider;

import dev.entrega.local.launcher.provider.SandboxCharge.Status;
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
  private final Map<String, SandboxCharge> byId = new ConcurrentHashMap<>();
  private final AtomicLong created = new AtomicLong();
  private final InstantSource time;

  Ledger(InstantSource time) {
    this.time = time;
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
    byId.put(fresh.id(), fresh);
    String id = idsByKey.putIfAbsent(key, fresh.id());
    if (id == null) {
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
    return Optional.ofNullable(byId.computeIfPresent(id, (_, charge) -> change.apply(charge)));
  }

  Optional<SandboxCharge> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Every charge, the oldest first. */
  List<SandboxCharge> all() {
    return byId.values().stream().sorted(Comparator.comparingLong(SandboxCharge::number)).toList();
  }

  /** Every charge of an order, the oldest first. */
  List<SandboxCharge> of(String reference) {
    return all().stream().filter(charge -> charge.request().reference().equals(reference)).toList();
  }
}
