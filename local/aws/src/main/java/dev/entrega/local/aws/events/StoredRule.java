package dev.entrega.local.aws.events;

import dev.entrega.local.aws.wire.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is kept.
 *
 * @param pattern as PutRule gave it
 * @param targets as PutTargets gave them
 */
record StoredRule(
    String bus,
    String name,
    String pattern,
    boolean enabled,
    @Nullable String description,
    @Nullable String roleArn,
    List<String> targets) {

  static StoredRule of(String bus, Rule rule) {
    var settings = rule.settings();
    return new StoredRule(
        bus,
        rule.name(),
        settings.pattern().text(),
        settings.enabled(),
        settings.description(),
        settings.roleArn(),
        rule.targets().stream().map(target -> target.json().toString()).toList());
  }

  Rule restored() {
    var settings = new Rule.Settings(EventPattern.of(pattern), enabled, description, roleArn);
    var rule = new Rule(name, settings);
    targets.forEach(target -> rule.put(RuleTarget.of(Json.MAPPER.readTree(target))));
    return rule;
  }
}
