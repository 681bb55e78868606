package dev.entrega.local.stepfunctions.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a definition into what can run; used once for each. */
public final class DefinitionReader {

  private static final Pattern SERVICE =
      Pattern.compile(
          "arn:aws[a-z-]*:states:::(?<service>[a-z0-9:-]+):(?<action>[A-Za-z0-9]+)"
              + "(?<pattern>\\.sync:2|\\.sync|\\.waitForTaskToken)?");
  private static final Pattern FUNCTION =
      Pattern.compile(
          "arn:aws[a-z-]*:lambda:[A-Za-z0-9-]*:[A-Za-z0-9-]*:function:[A-Za-z0-9_:$-]+");
  private static final Pattern ACTIVITY =
      Pattern.compile("arn:aws[a-z-]*:states:[a-z0-9-]+:\\d+:activity:.+");

  private static final int LONGEST_NAME = 80;

  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Predicate<String> isKnown;
  private final Labels labels = new Labels();
  private boolean express;
  private QueryLanguage language = QueryLanguage.JSONPATH;
  private @Nullable VariableScope variables;

  private DefinitionReader(Predicate<String> isKnown, boolean express) {
    this.isKnown = isKnown;
    this.express = express;
  }

  /**
   * Reads a definition.
   *
   * @param express whether executions are fleeting, and so cannot wait for tokens
   * @param isKnown whether an action of a service, as in {@code aws-sdk:s3:getObject}, exists,
   *     beside those that AWS's language has
   * @throws InvalidDefinition it cannot run; says all that is wrong
   */
  public static StateMachine read(String definition, boolean express, Predicate<String> isKnown)
      throws InvalidDefinition {
    return new DefinitionReader(isKnown, express).read(definition);
  }

  /**
   * Reads one state by itself, which leads wherever it says.
   *
   * @param isKnown as for a whole definition
   * @throws InvalidDefinition it cannot run; says all that is wrong
   */
  public static State readState(String definition, Predicate<String> isKnown)
      throws InvalidDefinition {
    var reader = new DefinitionReader(isKnown, false);
    ObjectNode json = DefinitionJson.parse(definition, reader.diagnostics);
    State state =
        json == null
            ? null
            : reader.state("StateName", new Fields(json, "/", reader.diagnostics).asState());
    if (state == null || !reader.diagnostics.isEmpty()) {
      throw new InvalidDefinition(reader.diagnostics);
    }
    return state;
  }

  /**
   * Looks at a definition without a use for what it means.
   *
   * @return what is wrong with it; or else what may be, at warning level
   */
  public static List<Diagnostic> validate(
      String definition, boolean express, Predicate<String> isKnown) {
    var reader = new DefinitionReader(isKnown, express);
    ObjectNode json = DefinitionJson.parse(definition, reader.diagnostics);
    if (json != null && reader.machine(json) != null) {
      Warnings.note(json, reader.diagnostics);
    }
    return reader.diagnostics;
  }

  private StateMachine read(String definition) throws InvalidDefinition {
    ObjectNode json = DefinitionJson.parse(definition, diagnostics);
    StateMachine machine = json == null ? null : machine(json);
    if (machine == null) {
      throw new InvalidDefinition(diagnostics);
    }
    return machine;
  }

  private @Nullable StateMachine machine(ObjectNode json) {
    StateMachine machine = whole(new Fields(json, "/", diagnostics));
    if (diagnostics.isEmpty()) {
      Transitions.check(json, diagnostics);
    }
    return diagnostics.isEmpty() ? machine : null;
  }

  private @Nullable StateMachine whole(Fields fields) {
    fields.text("Version");
    language = language(fields, QueryLanguage.JSONPATH);
    checkLanguage(fields);
    Long timeout = fields.integer("TimeoutSeconds", 1, 99_999_999);
    StateMachine machine = machine(fields);
    fields.refuseOthers();
    return machine == null ? null : new StateMachine(machine.startAt(), machine.states(), timeout);
  }

  /** Reads the states of a definition, a branch or a processor. */
  @Nullable StateMachine machine(Fields fields) {
    String startAt = fields.text("StartAt");
    Fields states = fields.object("States");
    fields.require("States", "StartAt");
    if (startAt == null || states == null) {
      return null;
    }
    VariableScope around = variables;
    variables = new VariableScope(isDistributed(fields) ? null : around);
    readVariables(states);
    var machine = new StateMachine(startAt, states(states), null);
    variables = around;
    return machine;
  }

  /** Whether executions of their own run the states, which see no variables from outside. */
  private static boolean isDistributed(Fields processor) {
    Fields config = processor.peek("ProcessorConfig");
    return config != null && "DISTRIBUTED".equals(config.text("Mode"));
  }

  private void readVariables(Fields states) {
    for (String name : states.names()) {
      Fields state = states.peek(name);
      if (state != null && variables != null) {
        variables.read(state, language(state, language));
      }
    }
  }

  /** Reads the processor of a distributed Map, whose executions may be of another type. */
  @Nullable StateMachine processor(Fields fields, boolean ofExpress) {
    if (express) {
      fields.refuseAll("Express state machine does not support Distributed Map state");
    }
    boolean around = express;
    express = ofExpress;
    try {
      return machine(fields);
    } finally {
      express = around;
    }
  }

  /** The labels of distributed Maps, each of which is there once. */
  Labels labels() {
    return labels;
  }

  private Map<String, State> states(Fields states) {
    var read = new LinkedHashMap<String, State>();
    for (String name : states.names()) {
      if (name.isEmpty() || name.length() > LONGEST_NAME) {
        diagnostics.add(
            new Diagnostic(
                "INVALID_STATE_NAME",
                "State name must have 1 to %d characters".formatted(LONGEST_NAME),
                states.at(name)));
      }
      Fields fields = states.object(name);
      State state = fields == null ? null : state(name, fields.asState());
      if (state != null) {
        read.put(name, state);
      }
    }
    return Map.copyOf(read);
  }

  private @Nullable State state(String name, Fields fields) {
    QueryLanguage own = language(fields, language);
    if (own == QueryLanguage.JSONPATH && language == QueryLanguage.JSONATA) {
      fields.refuseAll(
          "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");
      OtherLanguage.ignore(fields, own);
    } else {
      OtherLanguage.refuse(fields, own);
    }
    checkLanguage(fields);
    return new StateReader(this, Dialect.of(own)).read(name, fields);
  }

  private static QueryLanguage language(Fields fields, QueryLanguage otherwise) {
    JsonNode value = fields.get("QueryLanguage");
    return value == null ? otherwise : QueryLanguage.of(value);
  }

  private static void checkLanguage(Fields fields) {
    fields.oneOf(
        "QueryLanguage", Stream.of(QueryLanguage.values()).map(QueryLanguage::toString).toList());
  }

  /** Reads what a Task calls; nothing, and a diagnostic, where it cannot be called. */
  @Nullable Resource resource(Fields fields) {
    String arn = fields.text("Resource");
    fields.require("Resource");
    if (arn == null) {
      return null;
    }
    if (FUNCTION.matcher(arn).matches()) {
      return new Resource.Function(arn);
    }
    Matcher service = SERVICE.matcher(arn);
    if (service.matches()) {
      return service(fields, service);
    }
    if (!ACTIVITY.matcher(arn).matches()) {
      unknown(fields, arn);
      return null;
    }
    if (express) {
      fields.refuse("Express state machine does not support Activity ARN", "Resource");
      return null;
    }
    return new Resource.Activity(arn);
  }

  private @Nullable Resource service(Fields fields, Matcher arn) {
    var pattern = Resource.Pattern.of(arn.group("pattern") == null ? "" : arn.group("pattern"));
    if (express && pattern != Resource.Pattern.REQUEST_RESPONSE) {
      fields.refuse(
          pattern.isJob()
              ? "Express state machine does not support '.sync' service integration"
              : "Express state machine does not support '.waitForTaskToken' service integration ",
          "Resource");
      return null;
    }
    var resource = new Resource.Service(arn.group("service"), arn.group("action"), pattern);
    if (isKnown(resource)) {
      return resource;
    }
    unknown(fields, arn.group());
    return null;
  }

  private boolean isKnown(Resource.Service resource) {
    return ServiceActions.know(resource.service())
        ? ServiceActions.have(resource.service(), resource.action(), resource.pattern())
        : isKnown.test(resource.key());
  }

  private static void unknown(Fields fields, String arn) {
    fields.refuse(ServiceActions.unknown(arn), "Resource");
  }
}
