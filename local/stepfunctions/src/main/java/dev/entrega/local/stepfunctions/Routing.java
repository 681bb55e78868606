package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.RoutingConfigurationListItem;
import dev.entrega.local.stepfunctions.store.Store;
import dev.entrega.local.stepfunctions.store.StoredAlias.Route;
import dev.entrega.local.stepfunctions.store.StoredStateMachine;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * How an alias shares out executions: to one version of a state machine or to two of the same one,
 * by weights that add up to 100.
 */
final class Routing {

  private static final int WHOLE = 100;

  private Routing() {}

  /** The routes that a request asks for, if they lead somewhere. */
  static List<Route> read(List<RoutingConfigurationListItem> configuration, Store store) {
    List<Route> routes =
        configuration.stream()
            .map(item ->
                new Route(
                    Requests.required(item.stateMachineVersionArn(), "stateMachineVersionArn"),
                    Requests.required(item.weight(), "weight")))
            .toList();
    check(routes);
    for (Route route : routes) {
      MachineArn version = MachineArn.of(route.stateMachineVersionArn());
      StoredStateMachine machine = store.stateMachines().get(version.machine());
      if (machine == null || store.versions().get(version.text()) == null) {
        throw Aliases.notFound(version.text());
      }
      Revisions.notDeleting(machine);
    }
    return routes;
  }

  private static void check(List<Route> routes) {
    List<String> arns = arns(routes);
    if (!arns.stream().map(MachineArn::of).allMatch(MachineArn::isVersion)) {
      throw refused("must contain state machine version ARNs. Received: " + arns);
    }
    if (new HashSet<>(arns).size() < arns.size()) {
      throw refused("must contain distinct state machine version ARNs. Received: " + arns);
    }
    if (arns.stream().map(Routing::machine).distinct().count() > 1) {
      throw elsewhere(routes);
    }
    List<Integer> weights = routes.stream().map(Route::weight).toList();
    if (weights.stream().mapToInt(Integer::intValue).sum() != WHOLE) {
      throw invalid("Sum of routing configuration weights must equal 100. Received: " + weights);
    }
  }

  /** The state machine whose version an ARN names. */
  static String machine(String versionArn) {
    return MachineArn.of(versionArn).machine();
  }

  static List<String> arns(List<Route> routes) {
    return routes.stream().map(Route::stateMachineVersionArn).toList();
  }

  /** One of the versions, each as often as its weight says. */
  static String draw(List<Route> routes, RandomGenerator random) {
    int drawn = routes.size() == 1 ? 0 : random.nextInt(WHOLE);
    return drawn < routes.getFirst().weight()
        ? routes.getFirst().stateMachineVersionArn()
        : routes.getLast().stateMachineVersionArn();
  }

  /** The routes lead to another state machine than they should. */
  static StepFunctionsException elsewhere(List<Route> routes) {
    return refused(
        "must contain state machine version ARNs for the same state machine. Received: "
            + arns(routes));
  }

  private static StepFunctionsException refused(String why) {
    return invalid("Routing configuration " + why);
  }

  private static StepFunctionsException invalid(String message) {
    return new StepFunctionsException(
        "ValidationException", message, Map.of("reason", "INVALID_ROUTING_CONFIGURATION"));
  }
}
