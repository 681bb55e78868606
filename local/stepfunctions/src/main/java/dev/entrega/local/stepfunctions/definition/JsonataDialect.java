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
  public QueryLanguage language() {
    return QueryLanguage.JSONATA;
  }

  @Override
  public DataFlow ofCaller(Fields fields) {
    return flow(
        fields, before(fields).template("Arguments"), assign(fields, Made.RESULT), Made.RESULT);
  }

  @Override
  public @Nullable Template credentials(Fields fields) {
    return before(fields).template("Credentials");
  }

  @Override
  public DataFlow ofMap(Fields fields) {
    return flow(fields, null, assign(fields, Made.RESULT), Made.RESULT);
  }

  @Override
  public DataFlow ofPass(Fields fields) {
    return ofOnlooker(fields);
  }

  @Override
  public DataFlow ofOnlooker(Fields fields) {
    return flow(fields, null, assign(fields, Made.NOTHING), Made.NOTHING);
  }

  @Override
  public DataFlow ofSucceed(Fields fields) {
    return flow(fields, null, null, Made.NOTHING);
  }

  @Override
  public DataFlow ofWay(Fields choice, Fields rule) {
    return ofOnlooker(rule);
  }

  @Override
  public DataFlow ofCatcher(Fields catcher) {
    return flow(catcher, null, assign(catcher, Made.ERROR_OUTPUT), Made.ERROR_OUTPUT);
  }

  private static DataFlow flow(
      Fields fields, @Nullable Template arguments, @Nullable Assign assign, Made made) {
    return new JsonataFlow(
        arguments, new QueryReader(fields, made).template("Output"), assign, made);
  }

  @Override
  public DataFlow ofFail() {
    return new JsonataFlow(null, null, null, Made.NOTHING);
  }

  @Override
  public @Nullable JsonNode passResult(Fields fields) {
    return null;
  }

  private static @Nullable Assign assign(Fields fields, Made made) {
    if (fields.has("Assign") && fields.peek("Assign") == null) {
      fields.object("Assign");
      return null;
    }
    Template values = new QueryReader(fields, made).template("Assign");
    return values == null ? null : new Assign(values);
  }

  /** Reads what is evaluated before the state has made anything. */
  private static QueryReader before(Fields fields) {
    return new QueryReader(fields, Made.NOTHING);
  }

  @Override
  public @Nullable Rule rule(Fields fields) {
    fields.require("Condition");
    JsonNode value = fields.get("Condition");
    if (value == null) {
      return null;
    }
    if (value.isBoolean()) {
      return new Rule.Constant(value.booleanValue());
    }
    Expression.Jsonata expression = before(fields).expression("Condition");
    if (expression == null && !before(fields).isQuery("Condition")) {
      fields.refuse("Expected value of type [BOOLEAN]", "Condition");
    }
    return expression == null ? null : new Rule.Condition(expression, fields.inState("Condition"));
  }

  @Override
  public ItemSource items(Fields fields) {
    Expression.Jsonata expression = before(fields).expression("Items");
    Template items = before(fields).isQuery("Items") ? null : before(fields).template("Items");
    return items == null ? new ItemSource.Evaluated(expression) : new ItemSource.Written(items);
  }

  @Override
  public @Nullable Template itemSelector(Fields fields) {
    return before(fields).template("ItemSelector");
  }

  @Override
  public @Nullable Amount amount(Fields fields, String name, long least) {
    Expression.Jsonata expression = before(fields).expression(name);
    if (before(fields).isQuery(name)) {
      return expression == null ? null : new Amount.Evaluated(expression, name);
    }
    Long fixed = fields.integer(name, least, Amount.MOST);
    return fixed == null ? null : new Amount.Fixed(fixed);
  }

  @Override
  public @Nullable Share share(Fields fields, String name) {
    Expression.Jsonata expression = before(fields).expression(name);
    if (before(fields).isQuery(name)) {
      return expression == null ? null : new Share.Evaluated(expression, name);
    }
    Double fixed = fields.share(name);
    return fixed == null ? null : new Share.Fixed(fixed);
  }

  @Override
  public @Nullable Template template(Fields fields, String name) {
    return before(fields).template(name);
  }

  @Override
  public String nameOfArguments() {
    return "Arguments";
  }

  @Override
  public @Nullable Words words(Fields fields, String name) {
    Expression.Jsonata expression = before(fields).expression(name);
    if (expression != null) {
      return new Words.Evaluated(expression, name);
    }
    String text = fields.text(name);
    return text == null ? null : new Words.Literal(text);
  }

  @Override
  public @Nullable Pause pause(Fields fields) {
    fields.requireOneOf("Seconds", "Timestamp");
    if (fields.has("Seconds")) {
      Amount seconds = amount(fields, "Seconds", 0);
      return seconds == null ? null : new Pause.Seconds(seconds);
    }
    Expression.Jsonata moment = before(fields).expression("Timestamp");
    if (moment != null) {
      return new Pause.UntilEvaluated(moment);
    }
    String timestamp = before(fields).isQuery("Timestamp") ? null : fields.text("Timestamp");
    return timestamp == null ? null : new Pause.Until(PathDialect.moment(fields, timestamp));
  }
}
