package dev.entrega.local.launcher.provider;

import java.util.LinkedHashMap;
import java.util.Map;
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
    switch (created.request().behaviour()) {
      case APPROVE -> webhooks.after(settings.delay(), () -> decide(created.approved()));
      case LATE -> webhooks.after(settings.lateDelay(), () -> decide(created.approved()));
      case DECLINE -> webhooks.after(settings.delay(), () -> decide(created.declined(REASON)));
      case SILENT -> {}
    }
  }

  private void decide(SandboxCharge charge) {
    ledger.decide(charge);
    webhooks.send(json.writeValueAsBytes(event(charge)));
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
