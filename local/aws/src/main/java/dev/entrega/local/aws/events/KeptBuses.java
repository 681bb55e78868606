package dev.entrega.local.aws.events;

import dev.entrega.local.store.Drawer;
import dev.entrega.local.store.Drawers;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Where buses and their rules are kept. */
final class KeptBuses {

  private final Drawers drawers;
  private final Drawer<Bus> buses;
  private final Drawer<StoredRule> rules;

  /** A bus without its rules. */
  record Bus(String name) {}

  KeptBuses(Drawers drawers) {
    this.drawers = drawers;
    this.buses = drawers.drawer("events.buses", Bus.class);
    this.rules = drawers.drawer("events.rules", StoredRule.class);
  }

  /** The rules by name, by the names of their buses. */
  Map<String, Map<String, Rule>> read() {
    var all = new ConcurrentSkipListMap<String, Map<String, Rule>>();
    buses.each((name, _) -> all.put(name, new ConcurrentSkipListMap<>()));
    rules.each((_, stored) ->
        all.computeIfAbsent(stored.bus(), _ -> new ConcurrentSkipListMap<>())
            .put(stored.name(), stored.restored()));
    return all;
  }

  void create(String bus) {
    buses.put(bus, new Bus(bus));
  }

  void delete(String bus, Iterable<String> itsRules) {
    buses.remove(bus);
    itsRules.forEach(rule -> remove(bus, rule));
  }

  void put(String bus, Rule rule) {
    rules.put(row(bus, rule.name()), StoredRule.of(bus, rule));
  }

  void remove(String bus, String rule) {
    rules.remove(row(bus, rule));
  }

  /** Waits until all that happened before is kept. */
  void secure() {
    drawers.secure();
  }

  private static String row(String bus, String rule) {
    return bus + '/' + rule;
  }
}
