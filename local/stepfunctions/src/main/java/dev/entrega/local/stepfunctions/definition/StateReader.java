package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.expression.DataFlow;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.Template;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one state of each type; what depends on the query language is read by its dialect. */
final class StateReader {

  private static final String TYPES = "[Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]";

  private final DefinitionReader reader;
  private final Dialect dialect;

  StateReader(DefinitionReader reader, Dialect dialect) {
    this.reader = reader;
    this.dialect = dialect;
  }

  @Nullable State read(String name, Fields fields) {
    fields.require("Type");
    String type = fields.text("Type");
    if (type == null) {
      return null;
    }
    State state =
        switch (type) {
          case "Task" -> task(name, fields);
          case "Choice" -> choice(name, fields);
          case "Parallel" -> parallel(name, fields);
          case "Map" -> new MapReader(reader, dialect, fields).read(name, next(fields));
          case "Wait" -> waiting(name, fields);
          case "Pass" -> pass(name, fields);
          case "Succeed" -> new State.Succeed(name, dialect.ofSucceed(fields));
          case "Fail" ->
              new State.Fail(
                  name,
                  dialect.ofFail(),
                  dialect.words(fields, "Error"),
                  dialect.words(fields, "Cause"));
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
        new Patience(
            dialect.amount(fields, "TimeoutSeconds", 1),
            dialect.amount(fields, "HeartbeatSeconds", 1));
    expectSmaller(patience, fields);
    DataFlow flow = dialect.ofCaller(fields);
    Template credentials = credentials(fields);
    Recovery recovery = RecoveryReader.read(fields, dialect);
    String next = next(fields);
    return resource == null
        ? null
        : new State.Task(name, flow, resource, credentials, patience, recovery, next);
  }

  /** A rule of the States Language; what AWS says to it nobody has published. */
  private static void expectSmaller(Patience patience, Fields fields) {
    if (patience.timeout() instanceof Amount.Fixed(long timeout)
        && patience.heartbeat() instanceof Amount.Fixed(long heartbeat)
        && heartbeat >= timeout) {
      fields.refuse(
          "The field 'HeartbeatSeconds' should be smaller than 'TimeoutSeconds'",
          "HeartbeatSeconds");
    }
  }

  private @Nullable Template credentials(Fields fields) {
    Fields credentials = fields.peek("Credentials");
    if (credentials != null && !credentials.has("RoleArn") && !credentials.has("RoleArn.$")) {
      credentials.refuseAll("The field 'RoleArn' is required but was missing");
    }
    return dialect.credentials(fields);
  }

  private @Nullable State choice(String name, Fields fields) {
    var ways = new ArrayList<State.Choice.Way>();
    fields.require("Choices");
    for (Fields each : fields.someObjects("Choices")) {
      OtherLanguage.refuse(each, dialect.language());
      DataFlow flow = dialect.ofWay(fields, each);
      Rule rule = dialect.rule(each);
      String next = each.text("Next");
      each.require("Next");
      each.refuseOthers();
      if (rule != null && next != null) {
        ways.add(new State.Choice.Way(rule, flow, next));
      }
    }
    return new State.Choice(name, dialect.ofOnlooker(fields), ways, fields.text("Default"));
  }

  private State parallel(String name, Fields fields) {
    var branches = new ArrayList<StateMachine>();
    fields.require("Branches");
    for (Fields branch : fields.someObjects("Branches")) {
      StateMachine machine = reader.machine(branch);
      branch.refuseOthers();
      if (machine != null) {
        branches.add(machine);
      }
    }
    return new State.Parallel(
        name,
        dialect.ofCaller(fields),
        branches,
        RecoveryReader.read(fields, dialect),
        next(fields));
  }

  private @Nullable State waiting(String name, Fields fields) {
    Pause pause = dialect.pause(fields);
    DataFlow flow = dialect.ofOnlooker(fields);
    String next = next(fields);
    return pause == null ? null : new State.Wait(name, flow, pause, next);
  }

  private State pass(String name, Fields fields) {
    JsonNode result = dialect.passResult(fields);
    return new State.Pass(
        name, dialect.ofPass(fields), result == null ? null : Payload.of(result), next(fields));
  }

  private static @Nullable String next(Fields fields) {
    String next = fields.text("Next");
    boolean end = fields.flag("End");
    if (end == fields.has("Next")) {
      fields.refuseAll("Exactly one of these fields is required: [Next, End]");
    }
    return end ? null : next;
  }
}
