package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.definition.Rule.Variable;
import dev.entrega.local.stepfunctions.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the rules of a Choice. */
final class RuleReader {

  private RuleReader() {}

  static @Nullable Rule read(Fields fields) {
    if (fields.has("And")) {
      return new Rule.And(all(fields, "And"));
    }
    if (fields.has("Or")) {
      return new Rule.Or(all(fields, "Or"));
    }
    if (fields.has("Not")) {
      Fields inner = fields.object("Not");
      Rule rule = inner == null ? null : nested(inner);
      return rule == null ? null : new Rule.Not(rule);
    }
    return comparison(fields);
  }

  private static List<Rule> all(Fields fields, String name) {
    var rules = new ArrayList<Rule>();
    for (Fields each : fields.someObjects(name)) {
      Rule rule = nested(each);
      if (rule != null) {
        rules.add(rule);
      }
    }
    return List.copyOf(rules);
  }

  private static @Nullable Rule nested(Fields fields) {
    Rule rule = read(fields);
    fields.refuseOthers();
    return rule;
  }

  private static @Nullable Rule comparison(Fields fields) {
    fields.require("Variable");
    Variable variable = variable(fields, "Variable");
    Set<String> operators = fields.unread();
    operators.removeIf(name -> !Comparisons.isOperator(name));
    if (operators.size() != 1) {
      operators.forEach(fields::get);
      fields.refuseAll(
          "Exactly one comparison operator is required, but these were found: " + operators);
      return null;
    }
    String operator = operators.iterator().next();
    return comparison(fields, variable == null ? Variable.NOTHING : variable, operator);
  }

  private static @Nullable Rule comparison(Fields fields, Variable variable, String operator) {
    Predicate<JsonNode> test = Comparisons.TESTS.get(operator);
    if (test != null) {
      return new Rule.Passes(variable, fields.flag(operator) ? test : test.negate());
    }
    if (operator.equals("IsPresent")) {
      return new Rule.Presence(variable, fields.flag(operator));
    }
    if (operator.equals("StringMatches")) {
      String wildcard = fields.text(operator);
      return wildcard == null ? null : new Rule.Passes(variable, Comparisons.matches(wildcard));
    }
    return twoSided(fields, variable, operator);
  }

  private static @Nullable Rule twoSided(Fields fields, Variable variable, String operator) {
    Comparisons.Comparison comparison = Comparisons.of(operator);
    if (operator.endsWith(Comparisons.PATH)) {
      Variable other = variable(fields, operator);
      return other == null ? null : new Rule.ComparesTo(variable, comparison.holds(), other);
    }
    JsonNode value = fields.get(operator);
    if (value == null || !comparison.accepts().test(value)) {
      fields.refuse(comparison.refusal(value), operator);
      return null;
    }
    return new Rule.Compares(variable, comparison.holds(), value);
  }

  private static @Nullable Variable variable(Fields fields, String name) {
    Expression place = new PathReader(fields).reference(name);
    return place == null ? null : Variable.of(place);
  }
}
