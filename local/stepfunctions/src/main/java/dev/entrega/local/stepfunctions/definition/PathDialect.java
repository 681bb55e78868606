package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.expression.Assign;
import dev.entrega.local.stepfunctions.expression.DataFlow;
import dev.entrega.local.stepfunctions.expression.Expression;
import dev.entrega.local.stepfunctions.expression.PathFlow;
import dev.entrega.local.stepfunctions.expression.PathFlow.Placement;
import dev.entrega.local.stepfunctions.expression.PathFlow.Selection;
import dev.entrega.local.stepfunctions.expression.Template;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of a JSONPath state. */
final class PathDialect implements Dialect {

  @Override
  public QueryLanguage language() {
    return QueryLanguage.JSONPATH;
  }

  @Override
  public DataFlow ofCaller(Fields fields) {
    return new PathFlow(
        selection(fields, "InputPath"),
        new PathReader(fields).template("Parameters"),
        new PathReader(fields).template("ResultSelector"),
        placement(fields),
        selection(fields, "OutputPath"),
        assign(fields));
  }

  @Override
  public @Nullable Template credentials(Fields fields) {
    return fields.object("Credentials") == null
        ? null
        : new PathReader(fields).template("Credentials");
  }

  @Override
  public DataFlow ofMap(Fields fields) {
    return new PathFlow(
        selection(fields, "InputPath"),
        null,
        new PathReader(fields).template("ResultSelector"),
        placement(fields),
        selection(fields, "OutputPath"),
        assign(fields));
  }

  @Override
  public DataFlow ofPass(Fields fields) {
    return new PathFlow(
        selection(fields, "InputPath"),
        new PathReader(fields).template("Parameters"),
        null,
        placement(fields),
        selection(fields, "OutputPath"),
        assign(fields));
  }

  @Override
  public DataFlow ofOnlooker(Fields fields) {
    return plain(fields, assign(fields));
  }

  @Override
  public DataFlow ofSucceed(Fields fields) {
    return plain(fields, null);
  }

  @Override
  public DataFlow ofWay(Fields choice, Fields rule) {
    return plain(choice, assign(rule));
  }

  private static DataFlow plain(Fields fields, @Nullable Assign assign) {
    return new PathFlow(
        selection(fields, "InputPath"),
        null,
        null,
        Placement.REPLACES,
        selection(fields, "OutputPath"),
        assign);
  }

  @Override
  public DataFlow ofCatcher(Fields catcher) {
    return new PathFlow(
        Selection.ALL, null, null, placement(catcher), Selection.ALL, assign(catcher));
  }

  @Override
  public DataFlow ofFail() {
    return new PathFlow(Selection.ALL, null, null, Placement.REPLACES, Selection.ALL, null);
  }

  @Override
  public @Nullable JsonNode passResult(Fields fields) {
    return fields.get("Result");
  }

  private static @Nullable Assign assign(Fields fields) {
    Template values = new PathReader(fields).template("Assign");
    return values == null ? null : new Assign(values);
  }

  @Override
  public @Nullable Rule rule(Fields fields) {
    return RuleReader.read(fields);
  }

  @Override
  public ItemSource items(Fields fields) {
    Expression path = new PathReader(fields).path("ItemsPath");
    return new ItemSource.Path(path == null ? Expression.parse("$") : path);
  }

  @Override
  public @Nullable Template itemSelector(Fields fields) {
    Template selector = new PathReader(fields).template("ItemSelector");
    return selector == null ? new PathReader(fields).template("Parameters") : selector;
  }

  @Override
  public @Nullable Amount amount(Fields fields, String name, long least) {
    Expression expression = new PathReader(fields).reference(name + "Path");
    Long fixed = fields.integer(name, least, Amount.MOST);
    fields.refuseBoth(name);
    if (expression != null) {
      return new Amount.Found(expression, name + "Path");
    }
    return fixed == null ? null : new Amount.Fixed(fixed);
  }

  @Override
  public @Nullable Share share(Fields fields, String name) {
    Expression expression = new PathReader(fields).expression(name + "Path");
    Double fixed = fields.share(name);
    if (expression != null && fixed != null) {
      fields.refuseAll("Only one of these fields is allowed: [%s, %sPath]".formatted(name, name));
    }
    if (expression != null) {
      return new Share.Found(expression, name);
    }
    return fixed == null ? null : new Share.Fixed(fixed);
  }

  @Override
  public @Nullable Template template(Fields fields, String name) {
    return new PathReader(fields).template(name);
  }

  @Override
  public String nameOfArguments() {
    return "Parameters";
  }

  @Override
  public @Nullable Words words(Fields fields, String name) {
    String text = fields.text(name);
    Expression expression = new PathReader(fields).expression(name + "Path");
    fields.refuseBoth(name);
    if (expression != null) {
      return new Words.Found(expression, name + "Path");
    }
    return text == null ? null : new Words.Literal(text);
  }

  @Override
  public @Nullable Pause pause(Fields fields) {
    fields.requireOneOf("Seconds", "Timestamp", "SecondsPath", "TimestampPath");
    Amount seconds = amount(fields, "Seconds", 0);
    Expression moment = new PathReader(fields).reference("TimestampPath");
    String timestamp = fields.text("Timestamp");
    if (seconds != null) {
      return new Pause.Seconds(seconds);
    }
    if (moment != null) {
      return new Pause.UntilFound(moment);
    }
    return timestamp == null ? null : new Pause.Until(moment(fields, timestamp));
  }

  static Instant moment(Fields fields, String timestamp) {
    Instant parsed = Timestamps.parse(timestamp);
    if (parsed == null) {
      fields.refuse("String does not match RFC3339 timestamp", "Timestamp");
    }
    return parsed == null ? Instant.EPOCH : parsed;
  }

  private static Selection selection(Fields fields, String name) {
    JsonNode value = fields.get(name);
    if (value != null && value.isNull()) {
      return new Selection(null);
    }
    Expression expression = new PathReader(fields).path(name);
    return expression == null ? Selection.ALL : new Selection(expression);
  }

  private static Placement placement(Fields fields) {
    JsonNode value = fields.get("ResultPath");
    if (value != null && value.isNull()) {
      return new Placement(null);
    }
    var path = new PathReader(fields).place("ResultPath");
    return path == null ? Placement.REPLACES : new Placement(path);
  }
}
