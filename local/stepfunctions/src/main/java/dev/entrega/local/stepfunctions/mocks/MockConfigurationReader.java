package dev.entrega.local.stepfunctions.mocks;

import dev.entrega.local.stepfunctions.execution.Mocks;
import dev.entrega.local.stepfunctions.expression.Payload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the format of Step Functions Local, and says where something is not of it. */
final class MockConfigurationReader {

  private static final Pattern ATTEMPTS = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");
  private static final int MOST_ATTEMPTS = 100_000;

  private MockConfigurationReader() {}

  static Map<String, Map<String, Map<String, Responses>>> read(String json) {
    ObjectNode root = object(parsed(json), "/");
    var responses = new LinkedHashMap<String, Responses>();
    fields(root, "MockedResponses", "")
        .forEach(
            (name, value) -> responses.put(name, responses(value, "/MockedResponses/" + name)));
    var machines = new LinkedHashMap<String, Map<String, Map<String, Responses>>>();
    fields(root, "StateMachines", "")
        .forEach((name, value) -> {
          String at = "/StateMachines/" + name;
          machines.put(name, cases(object(value, at), at, responses));
        });
    return machines;
  }

  private static JsonNode parsed(String json) {
    try {
      return Payload.parse(json).json();
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "Expected the mock configuration to be JSON, but: " + e.getOriginalMessage(), e);
    }
  }

  private static Map<String, Map<String, Responses>> cases(
      ObjectNode machine, String at, Map<String, Responses> responses) {
    var cases = new LinkedHashMap<String, Map<String, Responses>>();
    fields(machine, "TestCases", at)
        .forEach((name, value) -> {
          String atCase = at + "/TestCases/" + name;
          var states = new LinkedHashMap<String, Responses>();
          for (var state : object(value, atCase).properties()) {
            states.put(
                state.getKey(), named(responses, state.getValue(), atCase + "/" + state.getKey()));
          }
          cases.put(name, states);
        });
    return cases;
  }

  private static Responses named(Map<String, Responses> responses, JsonNode name, String at) {
    Responses found = name.isString() ? responses.get(name.stringValue()) : null;
    if (found == null) {
      throw wrong(at, "the name of one of " + responses.keySet(), name);
    }
    return found;
  }

  private static Responses responses(JsonNode value, String at) {
    var byFirst = new TreeMap<Integer, List<Mocks.Answer>>();
    for (var entry : object(value, at).properties()) {
      Matcher attempts = ATTEMPTS.matcher(entry.getKey());
      int first = attempts.matches() ? Integer.parseInt(attempts.group(1)) : -1;
      int last =
          first < 0 || attempts.group(2) == null ? first : Integer.parseInt(attempts.group(2));
      if (first < 0 || last < first || last >= MOST_ATTEMPTS) {
        throw wrong(at, "attempts as \"0\" or \"1-2\"", entry.getKey());
      }
      Mocks.Answer answer = answer(entry.getValue(), at + "/" + entry.getKey());
      byFirst.put(first, Collections.nCopies(last - first + 1, answer));
    }
    var all = new ArrayList<Mocks.Answer>();
    byFirst.forEach((first, answers) -> {
      if (first != all.size()) {
        throw wrong(at, "an answer to attempt " + all.size(), "the next for attempt " + first);
      }
      all.addAll(answers);
    });
    if (all.isEmpty()) {
      throw wrong(at, "at least one attempt", value);
    }
    return new Responses(List.copyOf(all));
  }

  private static Mocks.Answer answer(JsonNode value, String at) {
    ObjectNode response = object(value, at);
    JsonNode returned = response.get("Return");
    JsonNode thrown = response.get("Throw");
    if ((returned == null) == (thrown == null)) {
      throw wrong(at, "either Return or Throw", response.propertyNames());
    }
    return thrown == null
        ? new Mocks.Answer.Returns(returned)
        : new Mocks.Answer.Throws(text(thrown, "Error", at), text(thrown, "Cause", at));
  }

  private static String text(JsonNode thrown, String name, String at) {
    JsonNode text = thrown.path(name);
    if (!text.isString()) {
      throw wrong(at + "/Throw/" + name, "a text", text);
    }
    return text.stringValue();
  }

  private static Map<String, JsonNode> fields(ObjectNode parent, String name, String at) {
    JsonNode value = parent.get(name);
    var fields = new LinkedHashMap<String, JsonNode>();
    if (value != null) {
      object(value, at + "/" + name)
          .properties()
          .forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
    }
    return fields;
  }

  private static ObjectNode object(JsonNode value, String at) {
    if (value instanceof ObjectNode object) {
      return object;
    }
    throw wrong(at, "an object", value);
  }

  private static IllegalArgumentException wrong(String at, String expected, Object found) {
    return new IllegalArgumentException(
        "Expected %s at %s of the mock configuration, but found %s".formatted(expected, at, found));
  }
}
