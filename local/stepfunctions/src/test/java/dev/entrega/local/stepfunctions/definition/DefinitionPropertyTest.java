package dev.entrega.local.stepfunctions.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.definition.Diagnostic.Severity;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a definition says, it is read or refused, and nothing else happens. */
class DefinitionPropertyTest {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Property(tries = 1_000, seed = "1", edgeCases = EdgeCasesMode.NONE)
  void a_definition_is_refused_if_and_only_if_something_is_wrong_with_it(
      @ForAll("definitions") String definition, @ForAll boolean express) {
    List<Diagnostic> found = DefinitionReader.validate(definition, express, _ -> false);

    assertThat(isRefused(definition, express))
        .as("%s: %s", definition, found)
        .isEqualTo(found.stream().anyMatch(each -> each.severity() == Severity.ERROR));
  }

  @Property(tries = 1_000, seed = "1", edgeCases = EdgeCasesMode.NONE)
  void any_text_is_read_or_refused(@ForAll String text) {
    assertThat(isRefused(text, false))
        .isEqualTo(!DefinitionReader.validate(text, false, _ -> false).isEmpty());
  }

  private static boolean isRefused(String definition, boolean express) {
    try {
      DefinitionReader.read(definition, express, _ -> false);
      return false;
    } catch (InvalidDefinition _) {
      return true;
    }
  }

  @Provide
  Arbitrary<String> definitions() {
    return Arbitraries.frequencyOf(
            Tuple.of(9, machines(2)), Tuple.of(1, values(3).map(value -> value)))
        .map(JsonNode::toString);
  }

  private static Arbitrary<JsonNode> machines(int depth) {
    Arbitrary<JsonNode> states =
        Arbitraries.maps(Arbitraries.of("A", "B", "C"), states(depth))
            .ofMaxSize(3)
            .map(DefinitionPropertyTest::object);
    return states.flatMap(all ->
        Arbitraries.of("A", "B", "D")
            .flatMap(start ->
                extras(depth)
                    .map(extra -> {
                      ObjectNode machine = extra.deepCopy();
                      machine.put("StartAt", start);
                      machine.set("States", all);
                      return machine;
                    })));
  }

  private static Arbitrary<ObjectNode> extras(int depth) {
    return Arbitraries.frequencyOf(
        Tuple.of(8, Arbitraries.just(NODES.objectNode())),
        Tuple.of(
            2,
            Arbitraries.maps(names(), values(depth))
                .ofMaxSize(2)
                .map(DefinitionPropertyTest::object)));
  }

  private static Arbitrary<JsonNode> states(int depth) {
    Arbitrary<String> types =
        Arbitraries.of(
            "Task", "Wait", "Pass", "Succeed", "Fail", "Choice", "Parallel", "Map", "Dance");
    return types.flatMap(type ->
        Arbitraries.maps(names(), values(depth))
            .ofMaxSize(5)
            .map(fields -> {
              ObjectNode state = object(fields);
              state.put("Type", type);
              return state;
            }));
  }

  private static Arbitrary<String> names() {
    return Arbitraries.of(
        "Next",
        "End",
        "Comment",
        "InputPath",
        "OutputPath",
        "ResultPath",
        "Parameters",
        "Result",
        "ResultSelector",
        "Assign",
        "Arguments",
        "Output",
        "Items",
        "ItemsPath",
        "ItemSelector",
        "ItemProcessor",
        "Iterator",
        "ProcessorConfig",
        "Mode",
        "MaxConcurrency",
        "MaxConcurrencyPath",
        "ToleratedFailureCount",
        "ToleratedFailurePercentage",
        "ItemReader",
        "ItemBatcher",
        "ResultWriter",
        "Label",
        "Branches",
        "Choices",
        "Default",
        "Variable",
        "And",
        "Or",
        "Not",
        "IsNull",
        "IsPresent",
        "StringEquals",
        "StringMatches",
        "NumericEqualsPath",
        "TimestampLessThan",
        "Condition",
        "Seconds",
        "SecondsPath",
        "Timestamp",
        "TimestampPath",
        "TimeoutSeconds",
        "TimeoutSecondsPath",
        "HeartbeatSeconds",
        "Resource",
        "Credentials",
        "Retry",
        "Catch",
        "ErrorEquals",
        "IntervalSeconds",
        "MaxAttempts",
        "BackoffRate",
        "MaxDelaySeconds",
        "JitterStrategy",
        "Error",
        "ErrorPath",
        "Cause",
        "CausePath",
        "QueryLanguage",
        "StartAt",
        "States",
        "Version",
        "a.$",
        "b");
  }

  private static Arbitrary<JsonNode> values(int depth) {
    Arbitrary<JsonNode> leaves =
        Arbitraries.of(
            NODES.stringNode("A"),
            NODES.stringNode("$.a"),
            NODES.stringNode("$$.State.Name"),
            NODES.stringNode("$..a[?(@.b == 1)]"),
            NODES.stringNode("$v.a"),
            NODES.stringNode("States.Format('{}', $.a)"),
            NODES.stringNode("States.Nope("),
            NODES.stringNode("{% $states.input %}"),
            NODES.stringNode("{% 1 + %}"),
            NODES.stringNode("2026-01-01T00:00:00Z"),
            NODES.stringNode("JSONata"),
            NODES.stringNode("JSONPath"),
            NODES.stringNode("DISTRIBUTED"),
            NODES.stringNode("INLINE"),
            NODES.stringNode("States.ALL"),
            NODES.stringNode("arn:aws:states:::sqs:sendMessage"),
            NODES.stringNode(""),
            NODES.numberNode(0),
            NODES.numberNode(1),
            NODES.numberNode(-1),
            NODES.numberNode(1.5),
            NODES.numberNode(1e300),
            NODES.numberNode(99_999_999_999L),
            NODES.booleanNode(true),
            NODES.booleanNode(false),
            NODES.nullNode());
    if (depth == 0) {
      return leaves;
    }
    Arbitrary<JsonNode> arrays =
        values(depth - 1).list().ofMaxSize(2).map(DefinitionPropertyTest::array);
    Arbitrary<JsonNode> objects =
        Arbitraries.maps(names(), values(depth - 1))
            .ofMaxSize(3)
            .map(DefinitionPropertyTest::object);
    return Arbitraries.frequencyOf(
        Tuple.of(6, leaves),
        Tuple.of(1, arrays),
        Tuple.of(2, objects),
        Tuple.of(1, machines(depth - 1)),
        Tuple.of(1, machines(depth - 1).map(machine -> array(List.of(machine)))));
  }

  private static ObjectNode object(Map<String, JsonNode> fields) {
    ObjectNode object = NODES.objectNode();
    fields.forEach(object::set);
    return object;
  }

  private static JsonNode array(List<JsonNode> values) {
    ArrayNode array = NODES.arrayNode();
    values.forEach(array::add);
    return array;
  }
}
