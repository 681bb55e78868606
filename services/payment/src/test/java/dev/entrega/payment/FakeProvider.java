package dev.entrega.payment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A provider that keeps its promises: one charge and one refund for each order, nothing paid that
 * was called off, nothing given back that was not taken. It can be down, and refuse.
 */
final class FakeProvider implements Provider {

  /** What was asked of it, for example {@code refund o1}. */
  final List<String> calls = new ArrayList<>();

  /** Whose money went back. */
  final List<String> refunded = new ArrayList<>();

  boolean down;
  boolean stubborn;
  @Nullable String refusesRefunds;
  private final Map<String, Found> charges = new LinkedHashMap<>();
  private final Runnable step;
  private final Creating creating;

  /** Answers a request for a charge. */
  @FunctionalInterface
  interface Creating {
    Creation create(String orderId, ChargeOrder order);
  }

  /** Runs {@code step} before and after all that it does. */
  FakeProvider(Runnable step) {
    this.step = step;
    this.creating = this::pending;
  }

  private FakeProvider(Creating creating) {
    this.step = () -> {};
    this.creating = creating;
  }

  /** One that answers requests for a charge in another way. */
  static FakeProvider creating(Creating creating) {
    return new FakeProvider(creating);
  }

  @Override
  public Creation create(String orderId, ChargeOrder order) {
    heard("create " + orderId);
    Creation creation = creating.create(orderId, order);
    step.run();
    return creation;
  }

  private Creation pending(String orderId, ChargeOrder order) {
    charges.putIfAbsent(orderId, new Found("ch-" + orderId, order.amount(), null));
    return new Creation.Created("ch-" + orderId);
  }

  @Override
  public Optional<Found> find(String orderId, @Nullable String chargeId) {
    heard("find " + orderId);
    Optional<Found> found = charge(orderId);
    step.run();
    return found;
  }

  @Override
  public Found cancel(String orderId, String chargeId) {
    heard("cancel " + orderId);
    if (!stubborn) {
      decide(orderId, new Decision.Cancelled(chargeId));
    }
    step.run();
    return charge(orderId).orElseThrow();
  }

  @Override
  public Reversal refund(String orderId, String chargeId, Money amount) {
    heard("refund " + orderId);
    if (refusesRefunds != null) {
      return new Reversal.Refused(refusesRefunds);
    }
    Found charge = charge(orderId).orElseThrow();
    if (charge.decision() == null || !charge.decision().taken()) {
      throw new AssertionError("Expected a charge that was paid, but it is " + charge);
    }
    if (!refunded.contains(orderId)) {
      refunded.add(orderId);
    }
    step.run();
    return new Reversal.Refunded("re-" + orderId);
  }

  Optional<Found> charge(String orderId) {
    return Optional.ofNullable(charges.get(orderId));
  }

  /** Decides a charge, unless it is decided; returns whether it did. */
  boolean decide(String orderId, Decision decision) {
    Found charge = charge(orderId).orElse(null);
    if (charge == null || charge.decision() != null) {
      return false;
    }
    charges.put(orderId, new Found(charge.chargeId(), charge.amount(), decision));
    return true;
  }

  /** Breaks the one promise that payment does not rely on. */
  void takeNevertheless(String orderId) {
    Found charge = charge(orderId).orElseThrow();
    Decision approval = new Decision.Approved(charge.chargeId());
    charges.put(orderId, new Found(charge.chargeId(), charge.amount(), approval));
  }

  /** Forgets every order. */
  void clear() {
    calls.clear();
    refunded.clear();
    charges.clear();
  }

  private void heard(String call) {
    step.run();
    if (down) {
      throw new IllegalStateException("Expected the provider to answer, but it is down");
    }
    calls.add(call);
  }
}
