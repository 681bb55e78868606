package dev.entrega.local.aws.events;

import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.aws.wire.RequestIds;
import dev.entrega.local.store.BacklogDrawer;
import dev.entrega.local.store.Drawers;
import java.util.function.BiConsumer;

/** What targets are yet to be told; who was not before the process ended is told again. */
final class Undelivered {

  private final BacklogDrawer<Telling> backlog;

  /**
   * Something to tell a target.
   *
   * @param target as PutTargets gave it
   */
  record Telling(String target, String input) {

    RuleTarget ruleTarget() {
      return RuleTarget.of(Json.MAPPER.readTree(target));
    }
  }

  /** With what was to be told when the process ended. */
  Undelivered(Drawers drawers) {
    backlog = new BacklogDrawer<>(drawers.drawer("events.undelivered", Telling.class));
  }

  /** Keeps it; its number is what {@link #told} takes. */
  String add(RuleTarget target, String input) {
    var number = RequestIds.next();
    backlog.add(number, new Telling(target.json().toString(), input));
    return number;
  }

  void told(String number) {
    backlog.done(number);
  }

  /** Shows once what was to be told when the process ended, each with its number. */
  void resume(BiConsumer<String, Telling> teller) {
    backlog.resume(teller);
  }
}
