package dev.entrega.local.stepfunctions;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Random definitions, of which something may then be broken, and random inputs. */
final class WildMachines {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> NAMES = List.of("A", "B", "C", "D");
  private static final List<String> INPUTS =
      List.of(
          "{}",
          "null",
          "[1, [2], null, \"x\"]",
          "{\"a\": \"x\", \"b\": {\"c\": [1]}, \"l\": [1, 2, 3], \"n\": 5}",
          "{\"a\": \"2026-01-01T00:00:05Z\", \"b\": {\"c\": null}, \"l\": [], \"n\": -1}",
          "{\"a\": 1e300, \"b\": true, \"l\": [{\"a\": \"y\"}, []], \"n\": \"5\"}");
  private static final List<String> PATHS =
      List.of(
          "$",
          "$.a",
          "$.b.c",
          "$.l",
          "$.l[0]",
          "$.l[-1]",
          "$..a",
          "$.l[?(@ > 1)]",
          "$.l[0:2]",
          "$.no",
          "$$.Execution.Id",
          "$$.Map.Item.Value",
          "$v",
          "$v.a",
          "$.a[",
          "$.",
          "a",
          "",
          "$.l.length()",
          "$.l[?(@.a",
          "$[*]",
          "$['a']",
          "$.n");
  private static final List<String> INTRINSICS =
      List.of(
          "States.Format('{}-{}', $.a, $.n)",
          "States.Format('{}')",
          "States.Array($.a, $.b, null, 'x')",
          "States.ArrayPartition($.l, 0)",
          "States.ArrayRange(1, 100000, 1)",
          "States.ArrayRange(9, 0, -3)",
          "States.ArrayGetItem($.l, $.n)",
          "States.ArrayUnique($.l)",
          "States.ArrayContains($.l, $.a)",
          "States.Base64Decode($.a)",
          "States.Base64Encode('é')",
          "States.Hash($.a, 'MD5')",
          "States.Hash('x', 'none')",
          "States.JsonMerge($.b, $, true)",
          "States.JsonToString($)",
          "States.MathAdd($.n, 1.5)",
          "States.MathRandom(1, 1)",
          "States.StringSplit($.a, '')",
          "States.StringToJson($.a)",
          "States.StringToJson('{')",
          "States.UUID()",
          "States.UUID(1)",
          "States.None($)",
          "States.Format('\\\\'{}', $$)",
          "States.Array(",
          "States.MathAdd(States.MathAdd($.n, 1), States.ArrayLength($.l))");
  private static final List<String> QUERIES =
      List.of(
          "$states.input",
          "$states.input.a",
          "$states.input.a & $states.input.n",
          "$states.input.a + 1",
          "$states.input.l[0]",
          "$states.input.no",
          "$map($states.input.l, function($x) { $x * 2 })",
          "$sum($states.input.l)",
          "$sum('x')",
          "$sum",
          "/a/",
          "function($x) { $x }",
          "1 / 0",
          "0 / 0",
          "-1",
          "2000000000000",
          "[1..5]",
          "[1..10000000]",
          "$range(0, 10, 3)",
          "$range(0, 1000000000, 1)",
          "$partition($states.input.l, 0)",
          "$partition([1, 2, 3], 2)",
          "$parse('{')",
          "$parse('[1, 2]')",
          "$eval('1')",
          "$uuid()",
          "$random()",
          "$hash('x', 'MD5')",
          "$hash('x', 'none')",
          "($f := function($n) { $f($n + 1) }; $f(0))",
          "($f := function($n) { $n = 0 ? 0 : $f($n - 1) }; $f(50000))",
          "$states.context.Execution.Id",
          "$states.context.Task.Token",
          "$states.result",
          "$states.errorOutput.Error",
          "$v",
          "$v.a.b",
          "$error('own')",
          "$assert(false, 'own')",
          "$toMillis('nonsense')",
          "$fromMillis(9999999999999999)",
          "$now('[Y')",
          "$formatNumber(1, '###.##.#')",
          "$substring('abc', $states.input.n)",
          "$split('a,b', /,/)",
          "$replace('aaa', /a*/, 'b')",
          "$match('x', /(/)",
          "$string($states)",
          "$number('0x')",
          "$power(10, 400)",
          "$sort([3, 1, 'x'])",
          "$reduce([1, 2, 3], function($a, $b) { $a + $b })",
          "$lookup($states.input, 'a')",
          "$spread($states.input)",
          "$each($states.input, function($v, $k) { $k })",
          "$states.input{a: b}",
          "$states.input ~> |$|{'x': 1}|",
          "{'a': $states.input.l, 'f': $sum}",
          "true",
          "null",
          "'x'",
          "{}",
          "[]",
          "(",
          "",
          "$",
          "**",
          "%",
          "a.b.c[");

  private final Random dice;

  WildMachines(Random dice) {
    this.dice = dice;
  }

  /** As text, which need not even be JSON. */
  String definition() {
    ObjectNode machine = machine(2, dice.nextBoolean(), true);
    for (int i = dice.nextInt(4); i > 1; i--) {
      breaks(machine);
    }
    String text = machine.toString();
    return chance(200) ? text.substring(0, 1 + dice.nextInt(text.length())) : text;
  }

  String input() {
    return one(INPUTS);
  }

  private boolean chance(int of) {
    return dice.nextInt(of) == 0;
  }

  private <T> T one(List<T> of) {
    return of.get(dice.nextInt(of.size()));
  }

  private ObjectNode machine(int depth, boolean jsonata, boolean top) {
    ObjectNode machine = JSON.createObjectNode();
    if (jsonata && top) {
      machine.put("QueryLanguage", "JSONata");
    }
    int count = 1 + dice.nextInt(NAMES.size());
    String suffix = top ? "" : Integer.toString(dice.nextInt(1_000_000));
    machine.put("StartAt", NAMES.getFirst() + suffix);
    if (chance(20)) {
      machine.put("TimeoutSeconds", 1 + dice.nextInt(5));
    }
    ObjectNode states = machine.putObject("States");
    for (int i = 0; i < count; i++) {
      ObjectNode state = states.putObject(NAMES.get(i) + suffix);
      boolean own = chance(8);
      if (own) {
        state.put("QueryLanguage", jsonata ? "JSONPath" : "JSONata");
      }
      int next = chance(25) ? dice.nextInt(count) : i + 1;
      fill(state, depth, jsonata != own, next < count ? NAMES.get(next) + suffix : null);
    }
    return machine;
  }

  private void fill(ObjectNode state, int depth, boolean jsonata, @Nullable String next) {
    int kind = dice.nextInt(depth > 0 ? 11 : 8);
    switch (kind) {
      case 0 -> type(state, "Succeed", jsonata, null);
      case 1 -> fail(state, jsonata);
      case 2 -> choice(state, jsonata, next);
      case 3 -> wait(state, jsonata, next);
      case 4, 5 -> task(state, jsonata, next);
      case 8 -> parallel(state, depth, jsonata, next);
      case 9, 10 -> map(state, depth, jsonata, next);
      default -> type(state, "Pass", jsonata, next);
    }
  }

  private void type(ObjectNode state, String type, boolean jsonata, @Nullable String next) {
    state.put("Type", type);
    boolean ends = type.equals("Succeed") || type.equals("Fail");
    if (!ends && next == null) {
      state.put("End", true);
    } else if (!ends) {
      state.put("Next", next);
    }
    if (jsonata) {
      if (chance(2) && !type.equals("Fail")) {
        state.set("Output", query());
      }
    } else if (!type.equals("Fail")) {
      if (chance(4)) {
        state.put("InputPath", one(PATHS));
      }
      if (chance(4)) {
        state.put("OutputPath", one(PATHS));
      }
    }
    if (!ends && chance(4)) {
      ObjectNode assign = state.putObject("Assign");
      if (jsonata) {
        assign.set("v", query());
      } else {
        assign.put("v.$", expression());
      }
    }
    if (!jsonata && type.equals("Pass")) {
      template(state, "Parameters");
      if (chance(3)) {
        state.put("ResultPath", one(PATHS));
      }
    }
  }

  private void template(ObjectNode state, String field) {
    ObjectNode template = state.putObject(field);
    template.put("a.$", expression());
    template.putObject("b").put("c.$", expression());
    template.putArray("l").add(1).add("two").addObject().put("d.$", one(PATHS));
  }

  private String expression() {
    return chance(2) ? one(PATHS) : one(INTRINSICS);
  }

  private JsonNode query() {
    JsonNode text = JSON.getNodeFactory().stringNode("{% " + one(QUERIES) + " %}");
    return switch (dice.nextInt(5)) {
      case 0 -> JSON.createObjectNode().set("q", text);
      case 1 -> JSON.createArrayNode().add(text).add(1);
      default -> text;
    };
  }

  private void fail(ObjectNode state, boolean jsonata) {
    type(state, "Fail", jsonata, null);
    if (jsonata) {
      state.set("Error", query());
      state.set("Cause", query());
    } else if (chance(2)) {
      state.put("ErrorPath", expression());
      state.put("CausePath", expression());
    } else {
      state.put("Error", "Own.Error");
    }
  }

  private void wait(ObjectNode state, boolean jsonata, @Nullable String next) {
    type(state, "Wait", jsonata, next);
    switch (dice.nextInt(3)) {
      case 0 -> state.put("Seconds", dice.nextInt(5));
      case 1 -> state.put("Timestamp", "2026-01-01T00:00:0" + dice.nextInt(10) + "Z");
      default -> {
        if (jsonata) {
          state.put("Seconds", "{% " + one(List.of("$states.input.n", "3", "-1", "'x'")) + " %}");
        } else {
          state.put(one(List.of("SecondsPath", "TimestampPath")), one(List.of("$.n", "$.a")));
        }
      }
    }
  }

  private void choice(ObjectNode state, boolean jsonata, @Nullable String next) {
    state.put("Type", "Choice");
    ArrayNode choices = state.putArray("Choices");
    for (int i = 0; i <= dice.nextInt(3); i++) {
      ObjectNode rule = choices.addObject();
      rule.put("Next", next == null ? "A" : next);
      if (jsonata) {
        rule.set("Condition", query());
      } else {
        rule(rule, 2);
      }
    }
    if (next != null) {
      state.put("Default", next);
    }
  }

  private void rule(ObjectNode rule, int depth) {
    switch (dice.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> rule.put("Variable", one(PATHS)).put("IsNumeric", dice.nextBoolean());
      case 1 -> rule.put("Variable", one(PATHS)).put("StringMatches", "*\\\\*x*");
      case 2 -> rule.put("Variable", one(PATHS)).put("NumericLessThanPath", one(PATHS));
      case 3 -> rule.put("Variable", one(PATHS)).put("IsPresent", dice.nextBoolean());
      case 4 -> rule.put("Variable", one(PATHS)).put("TimestampEquals", "2026-01-01T00:00:05Z");
      case 5 -> rule(rule.putObject("Not"), depth - 1);
      default -> {
        ArrayNode all = rule.putArray(one(List.of("And", "Or")));
        rule(all.addObject(), depth - 1);
        rule(all.addObject(), depth - 1);
      }
    }
  }

  private void task(ObjectNode state, boolean jsonata, @Nullable String next) {
    type(state, "Task", jsonata, next);
    state.put(
        "Resource",
        one(
            List.of(
                "arn:aws:states:::lambda:invoke",
                "arn:aws:lambda:us-east-1:000000000000:function:f",
                "arn:aws:states:::lambda:invoke.waitForTaskToken",
                "arn:aws:states:::nobody:knows",
                "arn:aws:states:us-east-1:000000000000:activity:none",
                "nonsense")));
    if (jsonata) {
      state.set("Arguments", query());
    } else {
      template(state, "Parameters");
      if (chance(3)) {
        template(state, "ResultSelector");
      }
    }
    state.put("TimeoutSeconds", 1 + dice.nextInt(20));
    recovery(state, jsonata, next);
  }

  private void recovery(ObjectNode state, boolean jsonata, @Nullable String next) {
    if (chance(3)) {
      state
          .putArray("Retry")
          .addObject()
          .put("MaxAttempts", dice.nextInt(4))
          .put("BackoffRate", 1 + dice.nextDouble())
          .put("JitterStrategy", one(List.of("FULL", "NONE")))
          .putArray("ErrorEquals")
          .add(one(List.of("States.ALL", "States.TaskFailed", "States.Timeout")));
    }
    if (chance(3) && next != null) {
      ObjectNode catcher = state.putArray("Catch").addObject();
      catcher.put("Next", next).putArray("ErrorEquals").add("States.ALL");
      if (jsonata) {
        catcher.set("Output", query());
        catcher.putObject("Assign").set("v", query());
      } else {
        catcher.put("ResultPath", one(PATHS));
      }
    }
  }

  private void parallel(ObjectNode state, int depth, boolean jsonata, @Nullable String next) {
    type(state, "Parallel", jsonata, next);
    ArrayNode branches = state.putArray("Branches");
    for (int i = 0; i <= dice.nextInt(3); i++) {
      branches.add(machine(depth - 1, jsonata, false));
    }
    recovery(state, jsonata, next);
  }

  private void map(ObjectNode state, int depth, boolean jsonata, @Nullable String next) {
    type(state, "Map", jsonata, next);
    ObjectNode processor = machine(depth - 1, jsonata, false);
    if (chance(3)) {
      processor
          .putObject("ProcessorConfig")
          .put("Mode", "DISTRIBUTED")
          .put("ExecutionType", one(List.of("STANDARD", "EXPRESS")));
    }
    state.set("ItemProcessor", processor);
    state.put("MaxConcurrency", dice.nextInt(4));
    if (jsonata) {
      state.set("Items", query());
      if (chance(3)) {
        state.set("ItemSelector", JSON.createObjectNode().set("s", query()));
      }
    } else {
      state.put("ItemsPath", one(List.of("$.l", "$.l", "$", "$.no", "$.a")));
      if (chance(3)) {
        template(state, "ItemSelector");
      }
    }
    recovery(state, jsonata, next);
  }

  /** Takes a field away, or puts something else there, or something new. */
  private void breaks(ObjectNode root) {
    var objects = new ArrayList<ObjectNode>();
    collect(root, objects);
    ObjectNode object = one(objects);
    var names = new ArrayList<>(object.propertyNames());
    if (names.isEmpty() || chance(4)) {
      object.set(
          one(List.of("Nonsense", "Next", "End", "Type", "Result", "Retry", "Output", "Label")),
          odd());
      return;
    }
    String name = one(names);
    if (chance(3)) {
      object.remove(name);
    } else {
      object.set(name, odd());
    }
  }

  private static void collect(JsonNode node, List<ObjectNode> into) {
    if (node instanceof ObjectNode object) {
      into.add(object);
    }
    node.forEach(child -> collect(child, into));
  }

  private JsonNode odd() {
    return JSON.readTree(
        one(
            List.of(
                "null",
                "true",
                "0",
                "-1",
                "1e400",
                "\"\"",
                "\"x\"",
                "\"$.a\"",
                "\"{% 1 %}\"",
                "\"{%\"",
                "[]",
                "{}",
                "[null]",
                "[[]]",
                "{\"a\": {\"b.$\": \"$\"}}",
                "\"States.UUID()\"",
                "99999999999999999999",
                "\"A\"")));
  }
}
