package dev.entrega.local.aws.events;

import dev.entrega.local.aws.account.Account;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.store.Drawers;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The buses of this account, their rules, and what was put on them. */
public final class EventBuses {

  static final String DEFAULT = "default";

  private static final int MOST_ENTRIES = 10;

  private final Account account;
  private final TargetDelivery delivery;
  private final Clock clock;
  private final EventInbox inbox = new EventInbox();
  private final KeptBuses kept;
  private final Map<String, Map<String, Rule>> buses;

  /** With the default bus, and with what was kept. */
  public EventBuses(Account account, TargetDelivery delivery, Clock clock, Drawers drawers) {
    this.account = account;
    this.delivery = delivery;
    this.clock = clock;
    this.kept = new KeptBuses(drawers);
    this.buses = kept.read();
    buses.putIfAbsent(DEFAULT, new ConcurrentSkipListMap<>());
  }

  /** Tells targets what they were yet to be told when the process ended. */
  public void resume() {
    delivery.resume();
  }

  /** What targets are not told by now is left to the next process. */
  public void close() {
    delivery.close();
  }

  /** Waits until all that happened before is kept. */
  void secure() {
    kept.secure();
  }

  /** All that was put, the latest a thousand. */
  public EventInbox inbox() {
    return inbox;
  }

  /**
   * Puts events on their buses and tells the targets of the rules that they match; entries that are
   * none are told beside the others.
   *
   * @param entries as in the API
   * @return {@code {Entries: [{EventId} or {ErrorCode, ErrorMessage}], FailedEntryCount}}
   * @throws dev.entrega.local.aws.wire.AwsError {@code ValidationException}
   */
  public ObjectNode put(JsonNode entries) {
    var answer = send(entries);
    secure();
    return answer;
  }

  /** Puts events for somebody who will {@link #secure} all at once. */
  ObjectNode send(JsonNode entries) {
    if (!entries.isArray() || entries.isEmpty() || entries.size() > MOST_ENTRIES) {
      throw EventErrors.invalid(
          "1 validation error detected: Value at 'entries' failed to satisfy constraint: Member"
              + " must have length between 1 and 10");
    }
    var answer = Json.MAPPER.createObjectNode();
    var results = answer.putArray("Entries");
    var failed = 0;
    for (var entry : entries) {
      switch (checked(Entry.of(entry, clock.instant()))) {
        case Entry.Accepted(var event) -> {
          send(event);
          results.addObject().put("EventId", event.id());
        }
        case Entry.Refused(var code, var message) -> {
          failed++;
          results.addObject().put("ErrorCode", code).put("ErrorMessage", message);
        }
      }
    }
    return answer.put("FailedEntryCount", failed);
  }

  private Entry checked(Entry entry) {
    return entry instanceof Entry.Accepted(var event) && !buses.containsKey(event.bus())
        ? new Entry.Refused(
            "ResourceNotFoundException", "Event bus " + event.bus() + " does not exist.")
        : entry;
  }

  private void send(Event event) {
    var json = event.json(account);
    inbox.add(event.bus(), json);
    var text = json.toString();
    for (var rule : rules(event.bus()).values()) {
      if (rule.matches(text)) {
        rule.targets()
            .forEach(target -> delivery.tell(target, target.input().of(json, rule.name())));
      }
    }
  }

  Collection<String> names() {
    return buses.keySet();
  }

  String arn(String bus) {
    return account.arn("events", "event-bus/" + bus);
  }

  String ruleArn(String bus, String rule) {
    return account.arn("events", "rule/" + (bus.equals(DEFAULT) ? "" : bus + "/") + rule);
  }

  void create(String bus) {
    if (buses.putIfAbsent(bus, new ConcurrentSkipListMap<>()) != null) {
      throw EventErrors.exists("Event bus", bus);
    }
    kept.create(bus);
  }

  void delete(String bus) {
    if (bus.equals(DEFAULT)) {
      throw EventErrors.invalid("Cannot delete event bus default.");
    }
    var rules = buses.remove(bus);
    if (rules != null) {
      kept.delete(bus, rules.keySet());
    }
  }

  /** Changes a rule, which is made where there is none, and keeps it as it then is. */
  void change(String bus, String name, UnaryOperator<@Nullable Rule> change) {
    rules(bus)
        .compute(
            name,
            (_, known) -> {
              var rule = change.apply(known);
              if (rule == null) {
                kept.remove(bus, name);
              } else {
                kept.put(bus, rule);
              }
              return rule;
            });
  }

  /** The rules of a bus by name. */
  Map<String, Rule> rules(String bus) {
    var rules = buses.get(bus);
    if (rules == null) {
      throw EventErrors.noBus(bus);
    }
    return rules;
  }

  Rule rule(String bus, String name) {
    var rule = rules(bus).get(name);
    if (rule == null) {
      throw EventErrors.noRule(name);
    }
    return rule;
  }
}
