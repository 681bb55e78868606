package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.CreateStateMachineAliasInput;
import dev.entrega.local.stepfunctions.api.CreateStateMachineAliasOutput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineAliasOutput;
import dev.entrega.local.stepfunctions.api.ListStateMachineAliasesInput;
import dev.entrega.local.stepfunctions.api.ListStateMachineAliasesOutput;
import dev.entrega.local.stepfunctions.api.RoutingConfigurationListItem;
import dev.entrega.local.stepfunctions.api.StateMachineAliasListItem;
import dev.entrega.local.stepfunctions.api.UpdateStateMachineAliasInput;
import dev.entrega.local.stepfunctions.api.UpdateStateMachineAliasOutput;
import dev.entrega.local.stepfunctions.store.StoredAlias;
import dev.entrega.local.stepfunctions.store.StoredAlias.Route;
import dev.entrega.local.stepfunctions.store.StoredStateMachine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Names for versions of state machines, among which they share out executions. */
final class Aliases {

  private static final int MOST = 100;

  private final Ports ports;
  private final Pages pages;
  private final Object changes;

  /**
   * None is read before it is asked for.
   *
   * @param changes held by whoever changes a state machine, its versions or aliases
   */
  Aliases(Ports ports, Pages pages, Object changes) {
    this.ports = ports;
    this.pages = pages;
    this.changes = changes;
  }

  CreateStateMachineAliasOutput create(CreateStateMachineAliasInput request) {
    String name = Requests.required(request.name(), "name");
    synchronized (changes) {
      List<Route> routes =
          Routing.read(
              Requests.required(request.routingConfiguration(), "routingConfiguration"),
              ports.store());
      String machine = Routing.machine(routes.getFirst().stateMachineVersionArn());
      var alias =
          new StoredAlias(
              machine + ":" + name,
              machine,
              name,
              description(request.description()),
              routes,
              ports.time().instant(),
              null);
      StoredAlias known = ports.store().aliases().get(alias.arn());
      if (known == null) {
        add(alias);
        return new CreateStateMachineAliasOutput(alias.arn(), alias.creationDate());
      }
      if (!same(known, alias)) {
        throw new StepFunctionsException(
            "ConflictException",
            "Failed to create alias because an alias with the same name and a different routing"
                + " configuration already exists.");
      }
      return new CreateStateMachineAliasOutput(known.arn(), known.creationDate());
    }
  }

  private void add(StoredAlias alias) {
    if (of(alias.stateMachineArn()).size() >= MOST) {
      throw new StepFunctionsException(
          "ServiceQuotaExceededException",
          "Expected at most %d aliases of '%s', but there are as many"
              .formatted(MOST, alias.stateMachineArn()));
    }
    ports.store().aliases().put(alias.arn(), alias);
  }

  private static boolean same(StoredAlias one, StoredAlias other) {
    return one.routes().equals(other.routes())
        && Objects.equals(one.description(), other.description());
  }

  private static @Nullable String description(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  UpdateStateMachineAliasOutput update(UpdateStateMachineAliasInput request) {
    if (request.description() == null && request.routingConfiguration() == null) {
      throw Requests.invalid("Either description or routing configuration must be specified");
    }
    synchronized (changes) {
      StoredAlias old = find(request.stateMachineAliasArn());
      Instant now = ports.time().instant();
      var changed =
          new StoredAlias(
              old.arn(),
              old.stateMachineArn(),
              old.name(),
              request.description() == null
                  ? old.description()
                  : description(request.description()),
              request.routingConfiguration() == null
                  ? old.routes()
                  : routesOf(old.stateMachineArn(), request.routingConfiguration()),
              old.creationDate(),
              now);
      if (old.updateDate() != null && same(old, changed)) {
        return new UpdateStateMachineAliasOutput(old.updateDate());
      }
      ports.store().aliases().put(changed.arn(), changed);
      return new UpdateStateMachineAliasOutput(now);
    }
  }

  private List<Route> routesOf(
      String stateMachineArn, List<RoutingConfigurationListItem> configuration) {
    List<Route> routes = Routing.read(configuration, ports.store());
    if (!Routing.machine(routes.getFirst().stateMachineVersionArn()).equals(stateMachineArn)) {
      throw Routing.elsewhere(routes);
    }
    return routes;
  }

  DescribeStateMachineAliasOutput describe(@Nullable String aliasArn) {
    StoredAlias alias = find(aliasArn);
    return new DescribeStateMachineAliasOutput(
        alias.arn(),
        alias.name(),
        alias.description(),
        alias.routes().stream()
            .map(route ->
                new RoutingConfigurationListItem(route.stateMachineVersionArn(), route.weight()))
            .toList(),
        alias.creationDate(),
        alias.updateDate());
  }

  void delete(@Nullable String aliasArn) {
    synchronized (changes) {
      ports.store().aliases().remove(arn(aliasArn).text());
    }
  }

  ListStateMachineAliasesOutput list(ListStateMachineAliasesInput request) {
    MachineArn arn = Revisions.arn(request.stateMachineArn());
    StoredStateMachine machine = ports.store().stateMachines().get(arn.machine());
    if (machine == null) {
      throw Revisions.doesNotExist("State Machine", arn.text());
    }
    Revisions.notDeleting(machine);
    if (arn.isVersion() && ports.store().versions().get(arn.text()) == null) {
      throw notFound(arn.text());
    }
    var page =
        pages.of(
            "ListStateMachineAliases " + arn.text(),
            arn.isVersion() ? leadingTo(arn.text()) : of(arn.machine()),
            StoredAlias::arn,
            request.maxResults(),
            request.nextToken());
    return new ListStateMachineAliasesOutput(
        page.items().stream()
            .map(alias -> new StateMachineAliasListItem(alias.arn(), alias.creationDate()))
            .toList(),
        page.nextToken());
  }

  List<StoredAlias> of(String stateMachineArn) {
    return ports.store().aliases().under(stateMachineArn + ":");
  }

  /** The aliases that lead to a version. */
  List<StoredAlias> leadingTo(String versionArn) {
    return of(Routing.machine(versionArn)).stream()
        .filter(alias -> Routing.arns(alias.routes()).contains(versionArn))
        .toList();
  }

  /** One of the versions of an alias, each as often as its weight says. */
  String draw(MachineArn arn) {
    StoredAlias alias = ports.store().aliases().get(arn.text());
    if (alias == null) {
      throw Revisions.doesNotExist("State Machine Alias", arn.text());
    }
    return Routing.draw(alias.routes(), ports.random());
  }

  private StoredAlias find(@Nullable String aliasArn) {
    MachineArn arn = arn(aliasArn);
    StoredAlias alias = ports.store().aliases().get(arn.text());
    if (alias == null) {
      throw notFound(arn.text());
    }
    return alias;
  }

  private static MachineArn arn(@Nullable String aliasArn) {
    MachineArn arn = MachineArn.of(Requests.required(aliasArn, "stateMachineAliasArn"));
    if (!arn.isAlias()) {
      throw Requests.invalid("Expected the ARN of an alias, but found '%s'".formatted(arn.text()));
    }
    return arn;
  }

  static StepFunctionsException notFound(String arn) {
    return new StepFunctionsException(
        "ResourceNotFound", "Resource not found: '%s'".formatted(arn), Map.of("resourceName", arn));
  }
}
