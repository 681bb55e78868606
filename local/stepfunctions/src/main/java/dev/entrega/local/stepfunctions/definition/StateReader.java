package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.expression.DataFlow;
import dev.entrega.local.stepfunctions.expression.DataFlow.Placement;
import dev.entrega.local.stepfunctions.expression.DataFlow.Selection;
import dev.entrega.local.stepfunctions.expression.Expression;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.Template;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one state of each type. */
final class StateReader {

  private static final String TYPES = "[Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]";
  private static final long MOST_SECONDS = 99_999_999;

  private final DefinitionReader reader;

  StateReader(DefinitionReader reader) {
    this.reader = reader;
  }

  @Nullable State read(String name, Fields fields) {
    String type = fields.text("Type");
    if (type == null) {
      fields.refuseAll("These fields are required: [Type]");
      return null;
    }
    String language = fields.text("QueryLanguage");
    if (language != null && !language.equals("JSONPath")) {
      fields.refuse(
          "The field 'QueryLanguage' should have one of these values: [JSONPath]", "QueryLanguage");
    }
    State state =
        switch (type) {
          case "Task" -> task(name, fields);
          case "Choice" -> choice(name, fields);
          case "Parallel" -> parallel(name, fields);
          case "Map" -> map(name, fields);
          case "Wait" -> waiting(name, fields);
          case "Pass" -> pass(name, fields);
          case "Succeed" -> new State.Succeed(name, selections(fields));
          case "Fail" -> new State.Fail(name, words(fields, "Error"), words(fields, "Cause"));
          default -> {
            fields.refuse("The field 'Type' should have one of these values: " + TYPES, "Type");
            yield null;
          }
        };
    if (state != null) {
      fields.refuseOthers();
    }
    return state;
  }

  private @Nullable State task(String name, Fields fields) {
    Resource resource = reader.resource(fields);
    var patience =
        new Patience(amount(fields, "TimeoutSeconds", 1), amount(fields, "HeartbeatSeconds", 1));
    DataFlow flow = withResult(fields);
    Recovery recovery = RecoveryReader.read(fields);
    String next = next(fields);
    return resource == null ? null : new State.Task(name, flow, resource, patience, recovery, next);
  }

  private @Nullable State choice(String name, Fields fields) {
    var ways = new ArrayList<State.Choice.Way>();
    if (!fields.has("Choices")) {
      fields.refuseAll("These fields are required: [Choices]");
    }
    for (Fields each : fields.objects("Choices")) {
      Rule rule = RuleReader.read(each);
      String next = each.text("Next");
      if (next == null) {
        each.refuseAll("These fields are required: [Next]");
      }
      each.refuseOthers();
      if (rule != null && next != null) {
        ways.add(new State.Choice.Way(rule, next));
      }
    }
    return new State.Choice(name, selections(fields), ways, fields.text("Default"));
  }

  private State parallel(String name, Fields fields) {
    var branches = new ArrayList<StateMachine>();
    if (!fields.has("Branches")) {
      fields.refuseAll("These fields are required: [Branches]");
    }
    for (Fields branch : fields.objects("Branches")) {
      StateMachine machine = reader.machine(branch);
      branch.refuseOthers();
      if (machine != null) {
        branches.add(machine);
      }
    }
    return new State.Parallel(
        name, withResult(fields), branches, RecoveryReader.read(fields), next(fields));
  }

  private @Nullable State map(String name, Fields fields) {
    Fields processor = fields.object(fields.has("ItemProcessor") ? "ItemProcessor" : "Iterator");
    if (processor == null) {
      fields.refuseAll("These fields are required: [ItemProcessor]");
      return null;
    }
    inlineOnly(processor);
    StateMachine machine = reader.machine(processor);
    processor.refuseOthers();
    Template selector = fields.template("ItemSelector");
    Template parameters = selector == null ? fields.template("Parameters") : null;
    Expression path = fields.expression("ItemsPath");
    Amount concurrency = amount(fields, "MaxConcurrency", 0);
    var items =
        new State.Map.Items(
            path == null ? Expression.parse("$") : path,
            selector == null ? parameters : selector,
            concurrency == null ? new Amount.Fixed(0) : concurrency);
    DataFlow flow =
        new DataFlow(
            selection(fields, "InputPath"),
            null,
            fields.template("ResultSelector"),
            placement(fields),
            selection(fields, "OutputPath"));
    Recovery recovery = RecoveryReader.read(fields);
    String next = next(fields);
    return machine == null ? null : new State.Map(name, flow, items, machine, recovery, next);
  }

  private static void inlineOnly(Fields processor) {
    Fields config = processor.object("ProcessorConfig");
    if (config != null && !"INLINE".equals(config.text("Mode"))) {
      config.refuse("The field 'Mode' should have one of these values: [INLINE]", "Mode");
    }
  }

  private @Nullable State waiting(String name, Fields fields) {
    Pause pause = pause(fields);
    DataFlow flow = selections(fields);
    String next = next(fields);
    if (pause == null) {
      fields.refuseAll(
          "Exactly one of these fields is required: [Seconds, Timestamp, SecondsPath,"
              + " TimestampPath]");
      return null;
    }
    return new State.Wait(name, flow, pause, next);
  }

  private @Nullable Pause pause(Fields fields) {
    Amount seconds = amount(fields, "Seconds", 0);
    Expression moment = fields.expression("TimestampPath");
    String timestamp = fields.text("Timestamp");
    if (seconds != null) {
      return new Pause.Seconds(seconds);
    }
    if (moment != null) {
      return new Pause.UntilFound(moment);
    }
    if (timestamp == null) {
      return null;
    }
    Instant parsed = Timestamps.parse(timestamp);
    if (parsed == null) {
      fields.refuse("String does not match RFC3339 timestamp", "Timestamp");
    }
    return new Pause.Until(parsed == null ? Instant.EPOCH : parsed);
  }

  private State pass(String name, Fields fields) {
    JsonNode result = fields.get("Result");
    DataFlow flow =
        new DataFlow(
            selection(fields, "InputPath"),
            fields.template("Parameters"),
            null,
            placement(fields),
            selection(fields, "OutputPath"));
    return new State.Pass(name, flow, result == null ? null : Payload.of(result), next(fields));
  }

  private @Nullable Words words(Fields fields, String name) {
    String text = fields.text(name);
    Expression expression = fields.expression(name + "Path");
    if (text != null && expression != null) {
      fields.refuseAll("Only one of these fields is allowed: [%s, %sPath]".formatted(name, name));
    }
    if (expression != null) {
      return new Words.Found(expression, name + "Path");
    }
    return text == null ? null : new Words.Literal(text);
  }

  private @Nullable Amount amount(Fields fields, String name, long least) {
    Expression expression = fields.expression(name + "Path");
    Long fixed = fields.integer(name, least, MOST_SECONDS);
    if (expression != null && fixed != null) {
      fields.refuseAll("Only one of these fields is allowed: [%s, %sPath]".formatted(name, name));
    }
    if (expression != null) {
      return new Amount.Found(expression, name + "Path");
    }
    return fixed == null ? null : new Amount.Fixed(fixed);
  }

  private static DataFlow withResult(Fields fields) {
    return new DataFlow(
        selection(fields, "InputPath"),
        fields.template("Parameters"),
        fields.template("ResultSelector"),
        placement(fields),
        selection(fields, "OutputPath"));
  }

  private static DataFlow selections(Fields fields) {
    return new DataFlow(
        selection(fields, "InputPath"),
        null,
        null,
        Placement.REPLACES,
        selection(fields, "OutputPath"));
  }

  private static Selection selection(Fields fields, String name) {
    JsonNode value = fields.get(name);
    if (value != null && value.isNull()) {
      return new Selection(null);
    }
    Expression expression = fields.expression(name);
    return expression == null ? Selection.ALL : new Selection(expression);
  }

  static Placement placement(Fields fields) {
    JsonNode value = fields.get("ResultPath");
    if (value != null && value.isNull()) {
      return new Placement(null);
    }
    var path = fields.referencePath("ResultPath");
    return path == null ? Placement.REPLACES : new Placement(path);
  }

  private static @Nullable String next(Fields fields) {
    String next = fields.text("Next");
    boolean end = fields.flag("End");
    if (end == (next != null)) {
      fields.refuseAll("Exactly one of these fields is required: [Next, End]");
    }
    return end ? null : next;
  }
}
