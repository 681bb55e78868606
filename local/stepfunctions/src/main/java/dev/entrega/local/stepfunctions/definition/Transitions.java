package dev.entrega.local.stepfunctions.definition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks whether every transition leads somewhere and every state can be reached. AWS looks only
 * when each state is right by itself; of states that cannot be reached it says nothing where the
 * whole has no end.
 */
final class Transitions {

  private final List<Diagnostic> diagnostics;
  private final Set<String> names = new HashSet<>();
  private final boolean ends;

  private Transitions(ObjectNode definition, List<Diagnostic> diagnostics) {
    this.diagnostics = diagnostics;
    this.ends = definition.get("States").valueStream().anyMatch(Transitions::isTerminal);
  }

  /** Notes what is wrong with the transitions of a definition whose states are right. */
  static void check(ObjectNode definition, List<Diagnostic> diagnostics) {
    var transitions = new Transitions(definition, diagnostics);
    transitions.machine(definition, "");
    if (!transitions.ends) {
      diagnostics.add(new Diagnostic("MISSING_END_STATE", "Workflow has no terminal state", null));
    }
  }

  private static boolean isTerminal(JsonNode state) {
    String type = state.path("Type").asString("");
    return state.path("End").booleanValue(false) || type.equals("Succeed") || type.equals("Fail");
  }

  private record Target(String name, String location) {}

  private void machine(JsonNode machine, String location) {
    JsonNode states = machine.get("States");
    var start = new Target(machine.get("StartAt").stringValue(), location + "/StartAt");
    look(start, states);
    for (var entry : states.properties()) {
      String at = location + "/States/" + entry.getKey();
      if (!names.add(entry.getKey())) {
        diagnostics.add(
            new Diagnostic("DUPLICATE_STATE_NAME", "Duplicate State name: " + entry.getKey(), at));
      }
      targets(entry.getValue(), at).forEach(target -> look(target, states));
      inner(entry.getValue(), at);
    }
    if (ends) {
      unreachable(start.name(), states, location);
    }
  }

  private void look(Target target, JsonNode states) {
    if (!states.has(target.name())) {
      diagnostics.add(
          new Diagnostic(
              "MISSING_TRANSITION_TARGET",
              "Missing 'Next' target: " + target.name(),
              target.location()));
    }
  }

  private static List<Target> targets(JsonNode state, String location) {
    var targets = new ArrayList<Target>();
    target(state, "Next", location, targets);
    each(state, "Choices", location, targets);
    target(state, "Default", location, targets);
    each(state, "Catch", location, targets);
    return targets;
  }

  private static void each(JsonNode state, String field, String location, List<Target> targets) {
    for (int i = 0; i < state.path(field).size(); i++) {
      target(state.get(field).get(i), "Next", location + "/" + field + "[" + i + "]", targets);
    }
  }

  private static void target(JsonNode of, String field, String location, List<Target> targets) {
    if (of.path(field).isString()) {
      targets.add(new Target(of.get(field).stringValue(), location + "/" + field));
    }
  }

  private void inner(JsonNode state, String location) {
    if (state.get("Branches") instanceof ArrayNode branches) {
      for (int i = 0; i < branches.size(); i++) {
        machine(branches.get(i), location + "/Branches[" + i + "]");
      }
    }
    for (String field : List.of("ItemProcessor", "Iterator")) {
      if (state.get(field) instanceof ObjectNode processor) {
        machine(processor, location + "/" + field);
      }
    }
  }

  private void unreachable(String startAt, JsonNode states, String location) {
    var reached = new HashSet<String>();
    var next = new ArrayDeque<>(List.of(startAt));
    while (!next.isEmpty()) {
      String name = next.removeFirst();
      if (states.has(name) && reached.add(name)) {
        targets(states.get(name), "").forEach(target -> next.add(target.name()));
      }
    }
    for (var entry : states.properties()) {
      if (!reached.contains(entry.getKey())) {
        diagnostics.add(
            new Diagnostic(
                "MISSING_TRANSITION_TARGET",
                "State \"%s\" is not reachable.".formatted(entry.getKey()),
                location + "/States/" + entry.getKey()));
      }
    }
  }
}
