package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.StateMachineStatus;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.definition.DefinitionReader;
import dev.entrega.local.stepfunctions.definition.InvalidDefinition;
import dev.entrega.local.stepfunctions.definition.StateMachine;
import dev.entrega.local.stepfunctions.store.Store;
import dev.entrega.local.stepfunctions.store.StoredStateMachine;
import dev.entrega.local.stepfunctions.store.StoredVersion;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the revision that an ARN means, and reads each once for all its executions. */
final class Revisions {

  private final Store store;
  private final Aliases aliases;
  private final Predicate<String> isKnown;
  private final Map<String, Read> read = new ConcurrentHashMap<>();

  /** A revision and what its definition means. */
  record Read(StoredStateMachine stored, StateMachine machine) {}

  /**
   * What an execution is started with.
   *
   * @param versionArn absent where the state machine was named as such
   * @param aliasArn absent where it was not named by an alias
   */
  record Target(Read read, @Nullable String versionArn, @Nullable String aliasArn) {}

  Revisions(Store store, Aliases aliases, Predicate<String> isKnown) {
    this.store = store;
    this.aliases = aliases;
    this.isKnown = isKnown;
  }

  /** What an execution is to be started with; an alias draws one of its versions. */
  Target target(@Nullable String stateMachineArn) {
    MachineArn arn = arn(stateMachineArn);
    if (arn.isAlias()) {
      String version = aliases.draw(arn);
      return new Target(version(MachineArn.of(version)), version, arn.text());
    }
    return arn.isVersion()
        ? new Target(version(arn), arn.text(), null)
        : new Target(current(arn), null, null);
  }

  private Read version(MachineArn arn) {
    notDeleting(machine(arn));
    return read(arn.text(), version(store, arn).revision());
  }

  private Read current(MachineArn arn) {
    StoredStateMachine stored = machine(arn);
    notDeleting(stored);
    return read(arn.text(), stored);
  }

  /** The state machine as it stands now, whichever version or alias of it is named. */
  StoredStateMachine machine(MachineArn arn) {
    StoredStateMachine stored = store.stateMachines().get(arn.machine());
    if (stored == null) {
      throw doesNotExist("State Machine", arn.text());
    }
    return stored;
  }

  static StoredVersion version(Store store, MachineArn arn) {
    StoredVersion version = store.versions().get(arn.text());
    if (version == null) {
      throw doesNotExist("State Machine Version", arn.text());
    }
    return version;
  }

  static StepFunctionsException doesNotExist(String what, String arn) {
    return new StepFunctionsException(
        "StateMachineDoesNotExist", "%s Does Not Exist: '%s'".formatted(what, arn));
  }

  static void notDeleting(StoredStateMachine machine) {
    if (machine.status() == StateMachineStatus.DELETING) {
      throw new StepFunctionsException(
          "StateMachineDeleting", "State Machine is being deleted: '%s'".formatted(machine.arn()));
    }
  }

  static MachineArn arn(@Nullable String stateMachineArn) {
    return MachineArn.of(Requests.required(stateMachineArn, "stateMachineArn")).withoutLabel();
  }

  /** Reads a definition, or what has been read of the same one before. */
  Read read(String arn, StoredStateMachine stored) {
    Read known = read.get(arn);
    if (known != null && known.stored().definition().equals(stored.definition())) {
      return known.stored().equals(stored) ? known : new Read(stored, known.machine());
    }
    var fresh = new Read(stored, read(stored.definition(), stored.type()));
    read.put(arn, fresh);
    return fresh;
  }

  /** Reads a revision once more, which need not be the one that stands now. */
  Read again(StoredStateMachine stored) {
    return new Read(stored, read(stored.definition(), stored.type()));
  }

  /** Reads a definition, or refuses it. */
  StateMachine read(String definition, StateMachineType type) {
    try {
      return DefinitionReader.read(definition, type == StateMachineType.EXPRESS, isKnown);
    } catch (InvalidDefinition e) {
      throw new StepFunctionsException("InvalidDefinition", e.words());
    }
  }

  /** Lets go of what was read of a state machine that is there no more. */
  void forget(String stateMachineArn) {
    read.keySet()
        .removeIf(arn -> arn.equals(stateMachineArn) || arn.startsWith(stateMachineArn + ":"));
  }
}
