package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.ListStateMachineVersionsInput;
import dev.entrega.local.stepfunctions.api.ListStateMachineVersionsOutput;
import dev.entrega.local.stepfunctions.api.PublishStateMachineVersionInput;
import dev.entrega.local.stepfunctions.api.PublishStateMachineVersionOutput;
import dev.entrega.local.stepfunctions.api.StateMachineVersionListItem;
import dev.entrega.local.stepfunctions.store.StoredAlias;
import dev.entrega.local.stepfunctions.store.StoredStateMachine;
import dev.entrega.local.stepfunctions.store.StoredVersion;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Revisions of state machines that were published under a number, and stay as they are. */
final class Versions {

  private static final int MOST = 1_000;
  private static final String FIRST_REVISION = "INITIAL";

  private final Ports ports;
  private final Pages pages;
  private final Aliases aliases;
  private final Object changes;

  /**
   * None is read before it is asked for.
   *
   * @param changes held by whoever changes a state machine, its versions or aliases
   */
  Versions(Ports ports, Pages pages, Aliases aliases, Object changes) {
    this.ports = ports;
    this.pages = pages;
    this.aliases = aliases;
    this.changes = changes;
  }

  PublishStateMachineVersionOutput publish(PublishStateMachineVersionInput request) {
    MachineArn arn = Revisions.arn(request.stateMachineArn());
    synchronized (changes) {
      StoredStateMachine machine = ports.store().stateMachines().get(arn.text());
      if (machine == null) {
        throw Revisions.doesNotExist("State Machine", arn.text());
      }
      Revisions.notDeleting(machine);
      String current = machine.revisionId() == null ? FIRST_REVISION : machine.revisionId();
      if (request.revisionId() != null && !request.revisionId().equals(current)) {
        throw new StepFunctionsException(
            "ConflictException",
            "Failed to publish the State Machine version for revision %s. The current State Machine revision is %s."
                .formatted(request.revisionId(), current));
      }
      StoredVersion version = publish(machine, request.description(), ports.time().instant());
      return new PublishStateMachineVersionOutput(version.creationDate(), version.arn());
    }
  }

  /** Publishes a state machine as it stands, unless that was done already. */
  StoredVersion publish(StoredStateMachine machine, @Nullable String description, Instant when) {
    StoredVersion known = latest(machine.arn());
    if (known != null && Objects.equals(known.revision().revisionId(), machine.revisionId())) {
      return known;
    }
    if (of(machine.arn()).size() >= MOST) {
      throw new StepFunctionsException(
          "ServiceQuotaExceededException",
          "Expected at most %d versions of '%s', but there are as many"
              .formatted(MOST, machine.arn()));
    }
    StoredStateMachine published = machine.published();
    var version =
        new StoredVersion(
            published.arn() + ":" + published.latestVersion(),
            published.latestVersion(),
            published,
            description,
            when);
    ports.store().stateMachines().put(published.arn(), published);
    ports.store().versions().put(version.arn(), version);
    return version;
  }

  /** The version of a state machine with that number. */
  @Nullable StoredVersion numbered(String stateMachineArn, int number) {
    return ports.store().versions().get(stateMachineArn + ":" + number);
  }

  private @Nullable StoredVersion latest(String stateMachineArn) {
    List<StoredVersion> all = of(stateMachineArn);
    return all.isEmpty() ? null : all.getFirst();
  }

  /** All versions of a state machine, the latest first. */
  private List<StoredVersion> of(String stateMachineArn) {
    return ports.store().versions().under(stateMachineArn + ":").stream()
        .sorted(Comparator.comparingInt(StoredVersion::number).reversed())
        .toList();
  }

  ListStateMachineVersionsOutput list(ListStateMachineVersionsInput request) {
    MachineArn arn = Revisions.arn(request.stateMachineArn());
    var page =
        pages.of(
            "ListStateMachineVersions " + arn.text(),
            of(arn.text()),
            version -> "%010d".formatted(Integer.MAX_VALUE - version.number()),
            request.maxResults(),
            request.nextToken());
    return new ListStateMachineVersionsOutput(
        page.items().stream()
            .map(version -> new StateMachineVersionListItem(version.arn(), version.creationDate()))
            .toList(),
        page.nextToken());
  }

  void delete(@Nullable String versionArn) {
    MachineArn arn = MachineArn.of(Requests.required(versionArn, "stateMachineVersionArn"));
    if (!arn.isVersion()) {
      throw Requests.invalid("Expected the ARN of a version, but found '%s'".formatted(arn.text()));
    }
    synchronized (changes) {
      List<StoredAlias> leading = aliases.leadingTo(arn.text());
      if (!leading.isEmpty()) {
        throw new StepFunctionsException(
            "ConflictException",
            "Version to be deleted must not be referenced by an alias. Current list of aliases"
                + " referencing this version: "
                + leading.stream().map(StoredAlias::name).toList());
      }
      ports.store().versions().remove(arn.text());
    }
  }
}
