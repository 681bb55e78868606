package dev.entrega.local.aws.integration;

import dev.entrega.local.stepfunctions.integration.Caller;
import dev.entrega.local.stepfunctions.integration.HttpObserver;
import dev.entrega.local.stepfunctions.integration.Integration;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * An action of a service that is here.
 *
 * @param parameters what it takes, as AWS's developer guide lists it
 * @param required what of that it cannot do without
 */
record Action(Set<String> parameters, Set<String> required, Work work) implements Integration {

  /** What it does. */
  @FunctionalInterface
  interface Work {
    JsonNode of(JsonNode arguments, Caller caller) throws TaskFailed, InterruptedException;
  }

  /** What it does, whoever asks. */
  static Action of(Set<String> parameters, Set<String> required, Integration call) {
    return new Action(parameters, required, (arguments, _) -> call.call(arguments));
  }

  @Override
  public JsonNode call(JsonNode arguments) throws TaskFailed, InterruptedException {
    return call(arguments, new Caller("", "", "", null, HttpObserver.NONE));
  }

  @Override
  public JsonNode call(JsonNode arguments, Caller caller) throws TaskFailed, InterruptedException {
    return work.of(arguments, caller);
  }

  @Override
  public List<String> problems(JsonNode arguments) {
    var problems = new ArrayList<String>();
    for (var name : new TreeSet<>(required)) {
      if (!arguments.has(name)) {
        problems.add("The field '" + name + "' is required but was missing");
      }
    }
    return problems;
  }
}
