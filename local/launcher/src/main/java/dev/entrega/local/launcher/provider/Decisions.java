package dev.entrega.local.launcher.provider;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** Decides on charges as they asked for it, and has that said. */
final class Decisions {

  private static final String REASON = "insufficient_funds";

  private final SandboxProvider.Settings settings;
  private final Ledger ledger;
  private final WebhookSender webhooks;
  private final JsonMapper json;

  Decisions(
      SandboxProvider.Settings settings, Ledger ledger, WebhookSender webhooks, JsonMapper json) {
    this.settings = settings;
    this.ledger = ledger;
    this.webhooks = webhooks;
    this.json = json;
  }

  void on(SandboxCharge created) {
    String id = created.id();
    switch (created.request().behaviour()) {
      case APPROVE -> webhooks.after(settings.delay(), () -> approve(id));
      case LATE, STUBBORN -> webhooks.after(settings.lateDelay(), () -> approve(id));
      case DECLINE -> webhooks.after(settings.delay(), () -> decline(id));
      case SILENT -> {}
    }
  }

  /** Takes the money, unless it is decided; true if this was the decision. */
  boolean approve(String id) {
    return decide(id, SandboxCharge::approved);
  }

  private void decline(String id) {
    decide(id, charge -> charge.declined(REASON));
  }

  private boolean decide(String id, UnaryOperator<SandboxCharge> decision) {
    AtomicBoolean decided = new AtomicBoolean();
    Optional<SandboxCharge> charge =
        ledger.decide(
            id,
            before -> {
              decided.set(before.isPending());
              return before.isPending() ? decision.apply(before) : before;
            });
    if (decided.get()) {
      charge.ifPresent(this::tell);
    }
    return decided.get();
  }

  private void tell(SandboxCharge decided) {
    ledger.secure();
    webhooks.send(json.writeValueAsBytes(event(decided)), () -> ledger.told(decided.id()));
  }

  /** Goes on with what was neither decided nor told when the process ended. */
  void resume() {
    ledger.all().stream().filter(SandboxCharge::isPending).forEach(this::on);
    ledger.untold().forEach(charge -> webhooks.after(Duration.ZERO, () -> tell(charge)));
  }

  private static Map<String, Object> event(SandboxCharge charge) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("chargeId", charge.id());
    data.put("reference", charge.request().reference());
    data.put("amountCents", charge.request().amountCents());
    data.put("currency", charge.request().currency());
    if (charge.declineReason() != null) {
      data.put("declineReason", charge.declineReason());
    }
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("id", "evt_" + charge.id());
    event.put("type", "charge." + charge.status());
    event.put("createdAt", charge.createdAt().toString());
    event.put("data", data);
    return event;
  }
}
