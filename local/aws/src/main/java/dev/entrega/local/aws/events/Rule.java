package dev.entrega.local.aws.events;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Where a bus sends the events of a pattern. */
final class Rule {

  private final String name;
  private final Map<String, RuleTarget> targets = new ConcurrentSkipListMap<>();
  private volatile Settings settings;

  /**
   * What PutRule says.
   *
   * @param enabled whether it sends anything at all
   */
  record Settings(
      EventPattern pattern,
      boolean enabled,
      @Nullable String description,
      @Nullable String roleArn) {

    Settings enabled(boolean now) {
      return new Settings(pattern, now, description, roleArn);
    }
  }

  Rule(String name, Settings settings) {
    this.name = name;
    this.settings = settings;
  }

  String name() {
    return name;
  }

  Settings settings() {
    return settings;
  }

  void become(Settings others) {
    settings = others;
  }

  Collection<RuleTarget> targets() {
    return targets.values();
  }

  void put(RuleTarget target) {
    targets.put(target.id(), target);
  }

  boolean remove(String id) {
    return targets.remove(id) != null;
  }

  boolean matches(String event) {
    return settings.enabled() && settings.pattern().matches(event);
  }
}
