package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.CreateStateMachineOutput;
import dev.entrega.local.stepfunctions.api.ListStateMachinesInput;
import dev.entrega.local.stepfunctions.api.ListStateMachinesOutput;
import dev.entrega.local.stepfunctions.api.StateMachineListItem;
import dev.entrega.local.stepfunctions.api.StateMachineStatus;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.api.UpdateStateMachineInput;
import dev.entrega.local.stepfunctions.api.UpdateStateMachineOutput;
import dev.entrega.local.stepfunctions.expression.Uuids;
import dev.entrega.local.stepfunctions.store.StoredStateMachine;
import dev.entrega.local.stepfunctions.store.StoredVersion;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The state machines that there are. */
final class StateMachines {

  private final Ports ports;
  private final Arns arns;
  private final Pages pages;
  private final Revisions revisions;
  private final Versions versions;
  private final Tags tags;
  private final Object changes;

  /**
   * None is read before it is asked for.
   *
   * @param changes held by whoever changes a state machine, its versions or aliases
   */
  StateMachines(
      Ports ports,
      Arns arns,
      Pages pages,
      Revisions revisions,
      Versions versions,
      Tags tags,
      Object changes) {
    this.ports = ports;
    this.arns = arns;
    this.pages = pages;
    this.revisions = revisions;
    this.versions = versions;
    this.tags = tags;
    this.changes = changes;
  }

  CreateStateMachineOutput create(CreateStateMachineInput request) {
    StoredStateMachine wanted = wanted(request, ports.time().instant());
    boolean publish = publishes(request.publish(), request.versionDescription());
    var given = tags.read(wanted.arn(), request.tags());
    revisions.read(wanted.definition(), wanted.type());
    synchronized (changes) {
      StoredStateMachine existing = ports.store().stateMachines().get(wanted.arn());
      if (existing != null) {
        return again(existing, wanted, publish, request.versionDescription());
      }
      tags.put(wanted.arn(), given);
      ports.store().stateMachines().put(wanted.arn(), wanted);
      return new CreateStateMachineOutput(
          wanted.arn(),
          wanted.creationDate(),
          publish
              ? versions.publish(wanted, request.versionDescription(), wanted.creationDate()).arn()
              : null);
    }
  }

  private StoredStateMachine wanted(CreateStateMachineInput request, Instant now) {
    String name = Requests.name(request.name());
    return new StoredStateMachine(
        arns.stateMachine(name),
        name,
        request.type() == null ? StateMachineType.STANDARD : request.type(),
        StateMachineStatus.ACTIVE,
        Requests.required(request.definition(), "definition"),
        Configurations.role(Requests.required(request.roleArn(), "roleArn")),
        now,
        now,
        null,
        Configurations.logging(request.loggingConfiguration()),
        Configurations.tracing(request.tracingConfiguration()),
        Configurations.encryption(request.encryptionConfiguration()),
        0);
  }

  private static boolean publishes(@Nullable Boolean publish, @Nullable String description) {
    boolean publishes = Boolean.TRUE.equals(publish);
    if (description != null && !publishes) {
      throw Requests.invalid("Version description can only be set when publish is true");
    }
    return publishes;
  }

  /** The same request once more answers with what it made; role and tags may differ. */
  private CreateStateMachineOutput again(
      StoredStateMachine existing,
      StoredStateMachine wanted,
      boolean publish,
      @Nullable String description) {
    Revisions.notDeleting(existing);
    if (existing.type() != wanted.type()
        || !existing.definition().equals(wanted.definition())
        || !sameConfiguration(existing, wanted)
        || (publish && existing.latestVersion() == 0)) {
      throw exists("'" + existing.arn() + "'");
    }
    if (existing.latestVersion() == 0) {
      return new CreateStateMachineOutput(existing.arn(), existing.creationDate(), null);
    }
    if (!publish) {
      throw exists("This state machine was already created with a published version.");
    }
    StoredVersion first = versions.numbered(existing.arn(), 1);
    if (first == null || !Objects.equals(first.description(), description)) {
      throw exists(
          "This state machine was already created with a published version using a different"
              + " description.");
    }
    return new CreateStateMachineOutput(existing.arn(), existing.creationDate(), first.arn());
  }

  private static StepFunctionsException exists(String why) {
    return new StepFunctionsException(
        "StateMachineAlreadyExists", "State Machine Already Exists: " + why);
  }

  private static boolean sameConfiguration(StoredStateMachine one, StoredStateMachine other) {
    return one.loggingConfiguration().equals(other.loggingConfiguration())
        && one.tracingConfiguration().equals(other.tracingConfiguration())
        && one.encryptionConfiguration().equals(other.encryptionConfiguration());
  }

  ListStateMachinesOutput list(ListStateMachinesInput request) {
    var page =
        pages.of(
            "ListStateMachines",
            ports.store().stateMachines().under(""),
            StoredStateMachine::arn,
            request.maxResults(),
            request.nextToken());
    return new ListStateMachinesOutput(
        page.items().stream()
            .map(machine ->
                new StateMachineListItem(
                    machine.arn(), machine.name(), machine.type(), machine.creationDate()))
            .toList(),
        page.nextToken());
  }

  UpdateStateMachineOutput update(UpdateStateMachineInput request) {
    MachineArn arn = Revisions.arn(request.stateMachineArn());
    if (request.definition() == null
        && request.roleArn() == null
        && request.loggingConfiguration() == null
        && request.tracingConfiguration() == null
        && request.encryptionConfiguration() == null) {
      throw new StepFunctionsException(
          "MissingRequiredParameter",
          "Either the definition, the role ARN, the LoggingConfiguration, or the"
              + " TracingConfiguration must be specified");
    }
    boolean publish = publishes(request.publish(), request.versionDescription());
    synchronized (changes) {
      StoredStateMachine old = ports.store().stateMachines().get(arn.text());
      if (old == null) {
        throw Revisions.doesNotExist("State Machine", arn.text());
      }
      Revisions.notDeleting(old);
      StoredStateMachine changed = changed(old, request);
      if (!changed.equals(old)) {
        revisions.read(changed.definition(), changed.type());
        ports.store().stateMachines().put(changed.arn(), changed);
      }
      return new UpdateStateMachineOutput(
          changed.updateDate(),
          changed.revisionId(),
          publish
              ? versions.publish(changed, request.versionDescription(), changed.updateDate()).arn()
              : null);
    }
  }

  /** Another revision; the same one where nothing has changed. */
  private StoredStateMachine changed(StoredStateMachine old, UpdateStateMachineInput request) {
    var changed =
        new StoredStateMachine(
            old.arn(),
            old.name(),
            old.type(),
            old.status(),
            request.definition() == null ? old.definition() : request.definition(),
            request.roleArn() == null ? old.roleArn() : Configurations.role(request.roleArn()),
            old.creationDate(),
            ports.time().instant(),
            Uuids.next(ports.random()).toString(),
            request.loggingConfiguration() == null
                ? old.loggingConfiguration()
                : Configurations.logging(request.loggingConfiguration()),
            request.tracingConfiguration() == null
                ? old.tracingConfiguration()
                : Configurations.tracing(request.tracingConfiguration()),
            request.encryptionConfiguration() == null
                ? old.encryptionConfiguration()
                : Configurations.encryption(request.encryptionConfiguration()),
            old.latestVersion());
    boolean same =
        old.definition().equals(changed.definition())
            && old.roleArn().equals(changed.roleArn())
            && sameConfiguration(old, changed);
    return same ? old : changed;
  }
}
