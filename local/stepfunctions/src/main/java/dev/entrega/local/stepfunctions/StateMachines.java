package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.CreateStateMachineInput;
import dev.entrega.local.stepfunctions.api.CreateStateMachineOutput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineInput;
import dev.entrega.local.stepfunctions.api.DescribeStateMachineOutput;
import dev.entrega.local.stepfunctions.api.EncryptionConfiguration;
import dev.entrega.local.stepfunctions.api.EncryptionType;
import dev.entrega.local.stepfunctions.api.ListStateMachinesInput;
import dev.entrega.local.stepfunctions.api.ListStateMachinesOutput;
import dev.entrega.local.stepfunctions.api.LogLevel;
import dev.entrega.local.stepfunctions.api.LoggingConfiguration;
import dev.entrega.local.stepfunctions.api.StateMachineListItem;
import dev.entrega.local.stepfunctions.api.StateMachineStatus;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.api.TracingConfiguration;
import dev.entrega.local.stepfunctions.api.UpdateStateMachineInput;
import dev.entrega.local.stepfunctions.api.UpdateStateMachineOutput;
import dev.entrega.local.stepfunctions.definition.DefinitionReader;
import dev.entrega.local.stepfunctions.definition.InvalidDefinition;
import dev.entrega.local.stepfunctions.definition.StateMachine;
import dev.entrega.local.stepfunctions.expression.Uuids;
import dev.entrega.local.stepfunctions.store.StoredStateMachine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The state machines that there are, each read once for all its executions. */
final class StateMachines {

  private static final int LONGEST_DEFINITION = 1_048_576;

  private final Ports ports;
  private final Arns arns;
  private final Predicate<String> isKnown;
  private final Map<String, Read> read = new ConcurrentHashMap<>();

  /** A revision and what its definition means. */
  record Read(StoredStateMachine stored, StateMachine machine) {}

  StateMachines(Ports ports, Arns arns, Predicate<String> isKnown) {
    this.ports = ports;
    this.arns = arns;
    this.isKnown = isKnown;
  }

  CreateStateMachineOutput create(CreateStateMachineInput request) {
    String name = Requests.name(request.name());
    String arn = arns.stateMachine(name);
    StateMachineType type = request.type() == null ? StateMachineType.STANDARD : request.type();
    String definition = definition(Requests.required(request.definition(), "definition"));
    Instant now = ports.time().instant();
    var machine =
        new StoredStateMachine(
            arn,
            name,
            type,
            StateMachineStatus.ACTIVE,
            definition,
            role(Requests.required(request.roleArn(), "roleArn")),
            now,
            now,
            null,
            logging(request.loggingConfiguration()),
            tracing(request.tracingConfiguration()),
            new EncryptionConfiguration(EncryptionType.AWS_OWNED_KEY, null, null),
            0);
    var fresh = new Read(machine, read(machine));
    StoredStateMachine existing = ports.store().stateMachines().putIfAbsent(arn, machine);
    if (existing == null) {
      read.put(arn, fresh);
      return new CreateStateMachineOutput(arn, now);
    }
    if (sameButForRole(existing, machine)) {
      return new CreateStateMachineOutput(arn, existing.creationDate());
    }
    throw new StepFunctionsException(
        "StateMachineAlreadyExists", "State Machine Already Exists: '%s'".formatted(arn));
  }

  private static boolean sameButForRole(StoredStateMachine one, StoredStateMachine other) {
    return one.type() == other.type()
        && one.definition().equals(other.definition())
        && one.loggingConfiguration().equals(other.loggingConfiguration())
        && one.tracingConfiguration().equals(other.tracingConfiguration());
  }

  DescribeStateMachineOutput describe(DescribeStateMachineInput request) {
    StoredStateMachine machine = find(request.stateMachineArn()).stored();
    return new DescribeStateMachineOutput(
        machine.arn(),
        machine.name(),
        StateMachineStatus.ACTIVE,
        machine.definition(),
        machine.roleArn(),
        machine.type(),
        machine.creationDate(),
        machine.loggingConfiguration(),
        machine.tracingConfiguration(),
        machine.revisionId());
  }

  ListStateMachinesOutput list(ListStateMachinesInput request) {
    List<StoredStateMachine> all = ports.store().stateMachines().under("");
    Long place = Requests.place(request.nextToken());
    int from = place == null ? 0 : Math.clamp(place, 0, all.size());
    int to = Math.min(all.size(), from + Requests.page(request.maxResults()));
    var items =
        all.subList(from, to).stream()
            .map(machine ->
                new StateMachineListItem(
                    machine.arn(), machine.name(), machine.type(), machine.creationDate()))
            .toList();
    return new ListStateMachinesOutput(items, to < all.size() ? Requests.token(to) : null);
  }

  UpdateStateMachineOutput update(UpdateStateMachineInput request) {
    StoredStateMachine old = find(request.stateMachineArn()).stored();
    if (request.definition() == null
        && request.roleArn() == null
        && request.loggingConfiguration() == null
        && request.tracingConfiguration() == null) {
      throw new StepFunctionsException(
          "MissingRequiredParameter",
          "Either the definition, the role ARN, the LoggingConfiguration, or the"
              + " TracingConfiguration must be specified");
    }
    String revision = Uuids.next(ports.random()).toString();
    var machine =
        new StoredStateMachine(
            old.arn(),
            old.name(),
            old.type(),
            old.status(),
            request.definition() == null ? old.definition() : definition(request.definition()),
            request.roleArn() == null ? old.roleArn() : role(request.roleArn()),
            old.creationDate(),
            ports.time().instant(),
            revision,
            request.loggingConfiguration() == null
                ? old.loggingConfiguration()
                : logging(request.loggingConfiguration()),
            request.tracingConfiguration() == null
                ? old.tracingConfiguration()
                : request.tracingConfiguration(),
            old.encryptionConfiguration(),
            old.latestVersion());
    var fresh = new Read(machine, read(machine));
    ports.store().stateMachines().put(machine.arn(), machine);
    read.put(machine.arn(), fresh);
    return new UpdateStateMachineOutput(machine.updateDate(), revision);
  }

  void delete(@Nullable String stateMachineArn) {
    String arn = arn(stateMachineArn);
    ports.store().stateMachines().remove(arn);
    read.remove(arn);
  }

  /** The state machine with that ARN as it stands now. */
  Read find(@Nullable String stateMachineArn) {
    String arn = arn(stateMachineArn);
    StoredStateMachine stored = ports.store().stateMachines().get(arn);
    if (stored == null) {
      throw new StepFunctionsException(
          "StateMachineDoesNotExist", "State Machine Does Not Exist: '%s'".formatted(arn));
    }
    Read known = read.get(arn);
    return known != null && known.stored().equals(stored) ? known : new Read(stored, read(stored));
  }

  private static String arn(@Nullable String arn) {
    return Arns.check(Requests.required(arn, "stateMachineArn"), "stateMachine");
  }

  private StateMachine read(StoredStateMachine machine) {
    try {
      return DefinitionReader.read(
          machine.definition(), machine.type() == StateMachineType.EXPRESS, isKnown);
    } catch (InvalidDefinition e) {
      throw new StepFunctionsException("InvalidDefinition", e.words());
    }
  }

  private static String definition(String text) {
    Requests.notLonger(text, "definition", LONGEST_DEFINITION);
    return text;
  }

  private static String role(String arn) {
    if (!arn.startsWith("arn:")) {
      throw new StepFunctionsException("InvalidArn", "Invalid Role Arn: '%s'".formatted(arn));
    }
    return arn;
  }

  private static LoggingConfiguration logging(@Nullable LoggingConfiguration wanted) {
    if (wanted == null || wanted.level() == null || wanted.level() == LogLevel.OFF) {
      return wanted == null ? new LoggingConfiguration(LogLevel.OFF, false, null) : wanted;
    }
    if (wanted.destinations() == null || wanted.destinations().size() != 1) {
      throw new StepFunctionsException(
          "InvalidLoggingConfiguration",
          "Invalid Logging Configuration: Must specify exactly one Log Destination.");
    }
    return wanted;
  }

  private static TracingConfiguration tracing(@Nullable TracingConfiguration wanted) {
    return wanted == null ? new TracingConfiguration(false) : wanted;
  }
}
