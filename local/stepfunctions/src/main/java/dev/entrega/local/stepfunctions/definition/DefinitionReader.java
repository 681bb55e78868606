package dev.entrega.local.stepfunctions.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a definition into what can run; used once for each. */
public final class DefinitionReader {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Pattern SERVICE =
      Pattern.compile(
          "arn:aws[a-z-]*:states:::(?<service>[a-z0-9:-]+):(?<action>[A-Za-z0-9]+)"
              + "(?<pattern>\\.sync:2|\\.sync|\\.waitForTaskToken)?");
  private static final Pattern FUNCTION =
      Pattern.compile("arn:aws[a-z-]*:lambda:[a-z0-9-]*:\\d*:function:[A-Za-z0-9_:$-]+");
  private static final Pattern ACTIVITY =
      Pattern.compile("arn:aws[a-z-]*:states:[a-z0-9-]+:\\d+:activity:.+");

  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Set<String> namesOfStates = new HashSet<>();
  private final Predicate<String> isKnown;
  private final boolean express;
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
    return reader.json(definition, fields -> reader.state("StateName", fields.asState()));
  }

  private StateMachine read(String definition) throws InvalidDefinition {
    return json(definition, this::whole);
  }

  private <T> T json(String definition, Function<Fields, @Nullable T> reading)
      throws InvalidDefinition {
    T read = null;
    try {
      if (MAPPER.readTree(definition) instanceof ObjectNode json) {
        read = reading.apply(new Fields(json, "/", diagnostics));
      } else {
        diagnostics.add(
            new Diagnostic("INVALID_JSON_DESCRIPTION", "Expected value of type [Object]", "/"));
      }
    } catch (JacksonException e) {
      var at = e.getLocation();
      diagnostics.add(
          new Diagnostic(
              "INVALID_JSON_DESCRIPTION",
              e.getOriginalMessage(),
              "[Source: (String)\"%s\"; line: %d, column: %d]"
                  .formatted(definition, at.getLineNr(), at.getColumnNr())));
    }
    if (read == null || !diagnostics.isEmpty()) {
      throw new InvalidDefinition(diagnostics);
    }
    return read;
  }

  private @Nullable StateMachine whole(Fields fields) {
    fields.text("Version");
    language = language(fields, QueryLanguage.JSONPATH);
    Long timeout = fields.integer("TimeoutSeconds", 1, 99_999_999);
    StateMachine machine = machine(fields);
    fields.refuseOthers();
    return machine == null ? null : new StateMachine(machine.startAt(), machine.states(), timeout);
  }

  /** Reads the states of a definition, a branch or a processor. */
  @Nullable StateMachine machine(Fields fields) {
    String startAt = fields.text("StartAt");
    Fields states = fields.object("States");
    if (startAt == null || states == null) {
      var missing = new ArrayList<String>();
      if (states == null) {
        missing.add("States");
      }
      if (startAt == null) {
        missing.add("StartAt");
      }
      fields.refuseAll("These fields are required: " + missing);
      return null;
    }
    VariableScope around = variables;
    variables = new VariableScope(isDistributed(fields) ? null : around);
    readVariables(states);
    var machine = new StateMachine(startAt, states(states), null);
    variables = around;
    if (!states.has(startAt)) {
      missingTarget(fields, "StartAt", startAt);
    }
    machine.states().forEach((name, state) -> checkTargets(states, name, state));
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
        String own = state.peekText("QueryLanguage");
        QueryLanguage known = own == null ? null : QueryLanguage.of(own);
        variables.read(state, known == null ? language : known);
      }
    }
  }

  private Map<String, State> states(Fields states) {
    var read = new LinkedHashMap<String, State>();
    for (String name : states.names()) {
      if (name.length() > 80) {
        states.refuse("State name exceeds the maximum length of 80 characters", name);
      }
      if (!namesOfStates.add(name)) {
        diagnostics.add(
            new Diagnostic(
                "DUPLICATE_STATE_NAME", "Duplicate State name: " + name, states.at(name)));
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
    }
    return new StateReader(this, Dialect.of(own)).read(name, fields);
  }

  private static QueryLanguage language(Fields fields, QueryLanguage otherwise) {
    String text = fields.text("QueryLanguage");
    if (text == null) {
      return otherwise;
    }
    QueryLanguage language = QueryLanguage.of(text);
    if (language == null) {
      fields.refuse(
          "Value should be one of the following: " + List.of(QueryLanguage.values()),
          "QueryLanguage");
    }
    return language == null ? otherwise : language;
  }

  private void checkTargets(Fields states, String name, State state) {
    Fields fields = states.object(name);
    if (fields == null) {
      return;
    }
    checkTarget(states, fields, "Next");
    checkTarget(states, fields, "Default");
    if (state instanceof State.Choice) {
      fields.objects("Choices").forEach(choice -> checkTarget(states, choice, "Next"));
    }
    fields.objects("Catch").forEach(catcher -> checkTarget(states, catcher, "Next"));
  }

  private void checkTarget(Fields states, Fields fields, String name) {
    String target = fields.text(name);
    if (target != null && !states.has(target)) {
      missingTarget(fields, name, target);
    }
  }

  private void missingTarget(Fields fields, String name, String target) {
    diagnostics.add(
        new Diagnostic(
            "MISSING_TRANSITION_TARGET",
            "Missing '%s' target: %s".formatted(name, target),
            fields.at(name)));
  }

  /** Reads what a Task calls; nothing, and a diagnostic, where it cannot be called. */
  @Nullable Resource resource(Fields fields) {
    String arn = fields.text("Resource");
    if (arn == null) {
      fields.refuseAll("These fields are required: [Resource]");
      return null;
    }
    if (FUNCTION.matcher(arn).matches()) {
      return new Resource.Function(arn);
    }
    Matcher service = SERVICE.matcher(arn);
    if (service.matches()) {
      return service(fields, service);
    }
    if (express && ACTIVITY.matcher(arn).matches()) {
      fields.refuse("Express state machine does not support Activity ARN", "Resource");
    } else {
      unknown(fields, arn);
    }
    return null;
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
    fields.refuse(
        ("The resource provided %s is not recognized. The value is not a valid resource ARN, or"
                + " the resource is not available in this region.")
            .formatted(arn),
        "Resource");
  }
}
