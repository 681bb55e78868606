package dev.entrega.local.aws.events;

import dev.entrega.local.aws.wire.Json;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** What can be done with rules and their targets. */
final class RuleOperations {

  private final EventBuses buses;

  RuleOperations(EventBuses buses) {
    this.buses = buses;
  }

  void addTo(Map<String, Function<EventsRequest, ObjectNode>> operations) {
    operations.put("PutRule", this::put);
    operations.put("DescribeRule", this::describe);
    operations.put("ListRules", this::list);
    operations.put("DeleteRule", this::delete);
    operations.put("EnableRule", request -> enable(request, true));
    operations.put("DisableRule", request -> enable(request, false));
    operations.put("PutTargets", this::putTargets);
    operations.put("ListTargetsByRule", this::listTargets);
    operations.put("RemoveTargets", this::removeTargets);
  }

  private ObjectNode put(EventsRequest request) {
    request.allowOnly(
        "Name", "EventPattern", "State", "Description", "RoleArn", "EventBusName", "Tags");
    var name = request.required("Name");
    var settings =
        new Rule.Settings(
            EventPattern.of(request.required("EventPattern")),
            !"DISABLED".equals(request.text("State")),
            request.text("Description"),
            request.text("RoleArn"));
    buses.change(
        request.bus(),
        name,
        known -> {
          if (known == null) {
            return new Rule(name, settings);
          }
          known.become(settings);
          return known;
        });
    return Json.MAPPER.createObjectNode().put("RuleArn", buses.ruleArn(request.bus(), name));
  }

  private ObjectNode describe(EventsRequest request) {
    return described(request.bus(), buses.rule(request.bus(), request.required("Name")));
  }

  private ObjectNode described(String bus, Rule rule) {
    var settings = rule.settings();
    var json =
        Json.MAPPER
            .createObjectNode()
            .put("Name", rule.name())
            .put("Arn", buses.ruleArn(bus, rule.name()))
            .put("EventPattern", settings.pattern().text())
            .put("State", settings.enabled() ? "ENABLED" : "DISABLED")
            .put("EventBusName", bus);
    if (settings.description() != null) {
      json.put("Description", settings.description());
    }
    if (settings.roleArn() != null) {
      json.put("RoleArn", settings.roleArn());
    }
    return json;
  }

  private ObjectNode list(EventsRequest request) {
    var prefix = Objects.requireNonNullElse(request.text("NamePrefix"), "");
    var answer = Json.MAPPER.createObjectNode();
    var all = answer.putArray("Rules");
    buses.rules(request.bus()).values().stream()
        .filter(rule -> rule.name().startsWith(prefix))
        .forEach(rule -> all.add(described(request.bus(), rule)));
    return answer;
  }

  private ObjectNode delete(EventsRequest request) {
    buses.change(
        request.bus(),
        request.required("Name"),
        rule -> {
          if (rule != null && !rule.targets().isEmpty()) {
            throw EventErrors.invalid("Rule can't be deleted since it has targets.");
          }
          return null;
        });
    return Json.MAPPER.createObjectNode();
  }

  private ObjectNode enable(EventsRequest request, boolean now) {
    change(request, request.required("Name"), rule -> rule.become(rule.settings().enabled(now)));
    return Json.MAPPER.createObjectNode();
  }

  private ObjectNode putTargets(EventsRequest request) {
    var targets = new ArrayList<RuleTarget>();
    request.json().path("Targets").forEach(each -> targets.add(RuleTarget.of(each)));
    change(request, request.required("Rule"), rule -> targets.forEach(rule::put));
    return none();
  }

  private ObjectNode listTargets(EventsRequest request) {
    var answer = Json.MAPPER.createObjectNode();
    var all = answer.putArray("Targets");
    buses
        .rule(request.bus(), request.required("Rule"))
        .targets()
        .forEach(target -> all.add(target.json()));
    return answer;
  }

  private ObjectNode removeTargets(EventsRequest request) {
    var ids = request.json().path("Ids");
    change(
        request, request.required("Rule"), rule -> ids.forEach(id -> rule.remove(id.asString())));
    return none();
  }

  /** Changes a rule that must be there. */
  private void change(EventsRequest request, String name, Consumer<Rule> change) {
    buses.change(
        request.bus(),
        name,
        known -> {
          if (known == null) {
            throw EventErrors.noRule(name);
          }
          change.accept(known);
          return known;
        });
  }

  private static ObjectNode none() {
    var answer = Json.MAPPER.createObjectNode().put("FailedEntryCount", 0);
    answer.putArray("FailedEntries");
    return answer;
  }
}
