package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.expression.Assign;
import dev.entrega.local.stepfunctions.expression.DataFlow;
import dev.entrega.local.stepfunctions.expression.Expression;
import dev.entrega.local.stepfunctions.expression.JsonataFlow;
import dev.entrega.local.stepfunctions.expression.JsonataFlow.Made;
import dev.entrega.local.stepfunctions.expression.Template;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of a JSONata state. */
final class JsonataDialect implements Dialect {

  @Override
  public DataFlow ofCaller(Fields fields) {
    return flow(fields, fields.jsonataTemplate("Arguments"), assign(fields), Made.RESULT);
  }

  @Override
  public DataFlow ofMap(Fields fields) {
    return flow(fields, null, assign(fields), Made.RESULT);
  }

  @Override
  public DataFlow ofPass(Fields fields) {
    return ofOnlooker(fields);
  }

  @Override
  public DataFlow ofOnlooker(Fields fields) {
    return flow(fields, null, assign(fields), Made.NOTHING);
  }

  @Override
  public DataFlow ofSucceed(Fields fields) {
    return flow(fields, null, null, Made.NOTHING);
  }

  @Override
  public DataFlow ofWay(Fields choice, Fields rule) {
    return flow(rule, null, assign(rule), Made.NOTHING);
  }

  @Override
  public DataFlow ofCatcher(Fields catcher) {
    return flow(catcher, null, assign(catcher), Made.ERROR_OUTPUT);
  }

  private static DataFlow flow(
      Fields fields, @Nullable Template arguments, @Nullable Assign assign, Made made) {
    return new JsonataFlow(arguments, fields.jsonataTemplate("Output"), assign, made);
  }

  @Override
  public DataFlow ofFail() {
    return new JsonataFlow(null, null, null, Made.NOTHING);
  }

  @Override
  public @Nullable JsonNode passResult(Fields fields) {
    return null;
  }

  private static @Nullable Assign assign(Fields fields) {
    Template values =
        fields.has("Assign") ? AssignReader.checked(fields).jsonataTemplate("Assign") : null;
    return values == null ? null : new Assign(values);
  }

  @Override
  public @Nullable Rule rule(Fields fields) {
    JsonNode value = fields.get("Condition");
    if (value == null) {
      fields.refuseAll("These fields are required: [Condition]");
      return null;
    }
    if (value.isBoolean()) {
      return new Rule.Constant(value.booleanValue());
    }
    Expression.Jsonata expression = fields.jsonata("Condition");
    if (expression == null) {
      fields.refuse("Expected value of type [Boolean]", "Condition");
      return null;
    }
    return new Rule.Condition(expression, fields.inState("Condition"));
  }

  @Override
  public ItemSource items(Fields fields) {
    JsonNode value = fields.get("Items");
    Expression.Jsonata expression = fields.jsonata("Items");
    if (value == null || expression != null) {
      return new ItemSource.Evaluated(expression);
    }
    Template items = fields.jsonataTemplate("Items");
    return items == null ? new ItemSource.Evaluated(null) : new ItemSource.Written(items);
  }

  @Override
  public @Nullable Template itemSelector(Fields fields) {
    return fields.jsonataTemplate("ItemSelector");
  }

  @Override
  public @Nullable Amount amount(Fields fields, String name, long least) {
    Expression.Jsonata expression = fields.jsonata(name);
    if (expression != null) {
      return new Amount.Evaluated(expression, name);
    }
    Long fixed = fields.integer(name, least, Amount.MOST);
    return fixed == null ? null : new Amount.Fixed(fixed);
  }

  @Override
  public @Nullable Words words(Fields fields, String name) {
    Expression.Jsonata expression = fields.jsonata(name);
    if (expression != null) {
      return new Words.Evaluated(expression, name);
    }
    String text = fields.text(name);
    return text == null ? null : new Words.Literal(text);
  }

  @Override
  public @Nullable Pause pause(Fields fields) {
    Amount seconds = amount(fields, "Seconds", 0);
    if (seconds != null) {
      return new Pause.Seconds(seconds);
    }
    Expression.Jsonata moment = fields.jsonata("Timestamp");
    if (moment != null) {
      return new Pause.UntilEvaluated(moment);
    }
    String timestamp = fields.text("Timestamp");
    if (timestamp == null) {
      fields.refuseAll("Exactly one of these fields is required: [Seconds, Timestamp]");
      return null;
    }
    return new Pause.Until(PathDialect.moment(fields, timestamp));
  }
}
